import { isErrorCode } from '@torrent/contracts/errors'
import type { FastifyError, FastifyInstance } from 'fastify'
import { isCrossSite } from './edge/cross-site.ts'
import { refuse } from './edge/refuse.ts'
import type { Throttle } from './edge/throttle.ts'
import type { GatewayOptions } from './options.ts'
import type { AuthBridge } from './session/auth-bridge.ts'

const SAFE_METHODS = ['GET', 'HEAD']

/**
 * Mounts what is no JSON: files under `/api/files` and members' pictures under `/api/chat/pictures`. Only for those who
 * are signed in, and what changes something only from our own pages.
 */
export async function fileRoutes(
  app: FastifyInstance,
  { files, picture, origin }: Pick<GatewayOptions, 'files' | 'picture' | 'origin'>,
  bridge: AuthBridge,
  throttle: Throttle,
): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!SAFE_METHODS.includes(request.method) && isCrossSite(request.headers, origin))
      return refuse(request, reply, 'cross_site')
    request.principal = await bridge.principalOf(request.headers.cookie)
    if (request.principal === null) return refuse(request, reply, 'unauthenticated')
    return throttle(request, reply)
  })
  app.setErrorHandler<FastifyError & { params?: Record<string, string> }>((error, request, reply) => {
    // What was to be sent in its place has headers of its own, which say nothing true of a refusal.
    for (const name of ['content-disposition', 'content-length', 'content-range', 'etag']) reply.removeHeader(name)
    if (isErrorCode(error.code)) return refuse(request, reply, error.code, error.params)
    // Goes on to the gateway's own.
    throw error
  })

  if (files) await app.register(files, { prefix: '/api/files' })
  if (picture)
    app.get<{ Params: { member: string; picture: string } }>(
      '/api/chat/pictures/:member/:picture',
      async (request, reply) => {
        const { member, picture: wanted } = request.params
        const found = request.principal && (await picture(request.principal, member, request.traceparent))
        if (!found || found.picture !== wanted) return refuse(request, reply, 'not_found')
        // Another picture has another address. Private: only colleagues may see it.
        return reply
          .header('cache-control', 'private, max-age=31536000, immutable')
          .type('image/webp')
          .send(Buffer.from(found.image))
      },
    )
}
