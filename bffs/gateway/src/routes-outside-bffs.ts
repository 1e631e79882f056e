import type { FastifyInstance } from 'fastify'
import { refuse } from './edge/refuse.ts'
import { traceIdOf } from './edge/trace-context.ts'
import { addressOf, callOutsideBff, OutsideBffFailed } from './outside/call-outside-bff.ts'
import { createOutsideBffs, type OutsideBffSource } from './outside/outside-bffs.ts'

/** Names that are something else below `/api`, whoever registers a BFF under them. */
const TAKEN = new Set(['auth', 'deploy', 'files'])

/**
 * Passes calls on to the BFFs that run elsewhere, on behalf of the person who is signed in. To be registered behind the
 * hooks of all BFFs: nothing forged gets in, and it is known who asks.
 * @param own names of the BFFs that are mounted here; they are never anybody else's
 */
export async function outsideBffRoutes(
  app: FastifyInstance,
  source: OutsideBffSource,
  own: ReadonlySet<string>,
): Promise<void> {
  const registered = createOutsideBffs(source)
  // Passed on as it came.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  app.all('/api/:bff/*', async (request, reply) => {
    const { bff: name = '' } = request.params as { bff?: string }
    if (own.has(name) || TAKEN.has(name)) return refuse(request, reply, 'not_found')
    const { principal } = request
    if (!principal?.token) return refuse(request, reply, 'unauthenticated')
    const unavailable = (why: string) => {
      request.log.warn({ trace: traceIdOf(request.traceparent), bff: name, why }, 'outside BFF failed')
      return refuse(request, reply.header('retry-after', '5'), 'unavailable')
    }
    const bff = await registered.find(name).catch((error: Error) => error)
    if (bff instanceof Error) return unavailable(bff.message)
    const path = request.url.slice(`/api/${name}`.length)
    const url = bff && addressOf(bff.url, path)
    if (!url) return refuse(request, reply, 'not_found')
    try {
      const { method, headers, body } = request
      const call = { method, path, headers, body: Buffer.isBuffer(body) ? body : undefined, token: principal.token }
      const answer = await callOutsideBff(url, call)
      return reply.code(answer.status).type(answer.contentType).send(answer.body)
    } catch (error) {
      if (error instanceof OutsideBffFailed) return unavailable(error.message)
      throw error
    }
  })
}
