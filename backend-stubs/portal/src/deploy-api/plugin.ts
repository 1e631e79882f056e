import type { FastifyPluginAsync } from 'fastify'
import type { Actor } from '../actor.ts'
import type { PortalContext } from '../portal-context.ts'
import type { Health } from '../releases/overview.ts'
import { requireStorable } from '../storable.ts'
import { tokenActor } from '../tokens/tokens.ts'
import { accessRoutes } from './access-routes.ts'
import { answerErrors } from './errors.ts'
import { placementRoutes } from './placement-routes.ts'
import { publishRoutes } from './publish-routes.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who holds the token of a request of the deploy API. */
    actor: Actor
  }
}

/**
 * The HTTP side of everything that is done to releases, for the command line and CI. Only a token counts here, which no
 * browser sends by itself, so there is nothing that another site could forge.
 */
export function deployApi(context: PortalContext, health: Health): FastifyPluginAsync {
  return async app => {
    answerErrors(app)
    // Until its token is read, a request is nobody's.
    app.decorateRequest('actor', null as unknown as Actor)
    app.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
      request.actor = await context.transaction(tx => tokenActor(tx, token))
    })
    app.addHook('preHandler', async ({ params, query, body }) => requireStorable({ params, query, body }))
    await app.register(async inner => publishRoutes(inner, context))
    await app.register(async inner => placementRoutes(inner, context, health))
    await app.register(async inner => accessRoutes(inner, context))
  }
}
