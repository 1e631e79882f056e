import type { Principal } from '@torrent/policy'
import { allowed } from '@torrent/policy'
import { Refused } from '@torrent/service-kit'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { StorageContext } from '../storage-context.ts'
import type { PartReceiver } from '../store/blob-store.ts'
import { downloadRoutes } from './download-routes.ts'
import { partRoutes } from './part-routes.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks for a file or sends a part of one. */
    person: Principal
  }
}

/** Who sent a request; null when nobody is signed in. */
export type PrincipalOf = (request: FastifyRequest) => Principal | null | Promise<Principal | null>

/**
 * Bytes over HTTP for those who may work with files. `receiver` is the store when it takes parts itself. Throws `Refused`
 * for whoever mounts it to answer.
 */
export function filesApi(
  context: StorageContext,
  receiver: PartReceiver | undefined,
  principalOf: PrincipalOf,
): FastifyPluginAsync {
  return async app => {
    // Until it is known who asks, a request is nobody's.
    app.decorateRequest('person', null as unknown as Principal)
    app.addHook('onRequest', async request => {
      const principal = await principalOf(request)
      if (!principal) throw new Refused('unauthenticated')
      if (!allowed(principal, 'file.use')) throw new Refused('forbidden')
      request.person = principal
    })
    await app.register(async inner => downloadRoutes(inner, context))
    if (receiver) await app.register(async inner => partRoutes(inner, receiver, context.limits.partBytes))
  }
}
