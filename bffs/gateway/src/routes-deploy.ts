import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import type { Throttle } from './edge/throttle.ts'

/**
 * Mounts the interface for the command line and CI under `/api/deploy`. A cookie never counts there, so that no other
 * site can do anything in somebody's name.
 */
export async function deployRoutes(
  app: FastifyInstance,
  deploy: FastifyPluginAsync | undefined,
  throttle: Throttle,
): Promise<void> {
  if (!deploy) return
  app.addHook('onRequest', async (request, reply) => {
    delete request.headers.cookie
    return throttle(request, reply)
  })
  await app.register(deploy, { prefix: '/api/deploy' })
}
