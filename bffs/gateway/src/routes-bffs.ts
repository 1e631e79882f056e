import type { FastifyInstance } from 'fastify'
import { refuseForged } from './edge/json-only.ts'
import type { Throttle } from './edge/throttle.ts'
import type { GatewayOptions } from './options.ts'
import { outsideBffRoutes } from './routes-outside-bffs.ts'
import type { AuthBridge } from './session/auth-bridge.ts'

/** Mounts each BFF under `/api/<name>`, behind what all of them need: no forged request gets in, and it is known who asks. */
export async function bffRoutes(
  app: FastifyInstance,
  { bffs, origin, outsideBffs }: Pick<GatewayOptions, 'bffs' | 'origin' | 'outsideBffs'>,
  bridge: AuthBridge,
  throttle: Throttle,
): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (refuseForged(request, reply, origin)) return reply
    request.principal = await bridge.principalOf(request.headers.cookie)
    return throttle(request, reply)
  })
  for (const [name, plugin] of Object.entries(bffs)) {
    if (!/^[a-z][a-z0-9-]{0,40}$/.test(name) || ['auth', 'deploy', 'files'].includes(name))
      throw new TypeError(`"${name}" is no name for a BFF`)
    await app.register(plugin, { prefix: `/api/${name}` })
  }
  if (!outsideBffs) return
  await app.register(async inner => outsideBffRoutes(inner, outsideBffs, new Set(Object.keys(bffs))))
}
