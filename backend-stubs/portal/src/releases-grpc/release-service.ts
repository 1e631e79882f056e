import { ReleaseService } from '@torrent/contracts/releases'
import { type Caller, type Implementation, type Mounted, mount } from '@torrent/service-kit'
import type { PortalContext } from '../portal-context.ts'
import type { Health } from '../releases/overview.ts'
import { requireStorable } from '../storable.ts'
import { accessMethods } from './access-methods.ts'
import { releaseMethods } from './release-methods.ts'

/** The gRPC side of everything that is done to releases; what a person may do is decided by their actor. */
export function releaseService(context: PortalContext, health: Health): Mounted {
  const methods = { ...releaseMethods(context, health), ...accessMethods(context) }
  const careful = Object.entries(methods).map(([name, method]) => [name, withStorableText(method as Method)])
  return mount(ReleaseService, Object.fromEntries(careful) as Implementation<typeof ReleaseService>)
}

type Method = (request: object, caller: Caller) => Promise<unknown>

/** Refused: `invalid` for text that no database can keep; the methods behind need not think of it. */
function withStorableText(method: Method): Method {
  return async (request, caller) => {
    requireStorable(request)
    return method(request, caller)
  }
}
