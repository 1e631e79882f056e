import { ReleaseService } from '@torrent/contracts/releases'
import { type Implementation, type Mounted, mount } from '@torrent/service-kit'
import type { PortalContext } from '../portal-context.ts'
import type { Health } from '../releases/overview.ts'
import { accessMethods } from './access-methods.ts'
import { releaseMethods } from './release-methods.ts'

/** The gRPC side of everything that is done to releases; what a person may do is decided by their actor. */
export function releaseService(context: PortalContext, health: Health): Mounted {
  const implementation: Implementation<typeof ReleaseService> = {
    ...releaseMethods(context, health),
    ...accessMethods(context),
  }
  return mount(ReleaseService, implementation)
}
