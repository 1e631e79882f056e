import type { FastifyError, FastifyInstance } from 'fastify'
import { ProviderUnreachable } from '../session/identity-provider.ts'
import { refuse } from './refuse.ts'
import { traceIdOf } from './trace-context.ts'

/**
 * Every error leaves typed: bad input as a 4xx that says what is wrong, a fault of ours as `internal` with the number
 * under which the log has the rest. Never a stack trace.
 */
export function addErrorHandling(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof ProviderUnreachable) {
      request.log.warn({ trace: traceIdOf(request.traceparent), error: error.message }, 'identity provider unreachable')
      return refuse(request, reply.header('retry-after', '5'), 'unavailable')
    }
    const status = error.statusCode ?? 500
    if (status === 413) return refuse(request, reply, 'too_large')
    if (status === 415) return refuse(request, reply, 'not_json')
    if (status === 404) return refuse(request, reply, 'not_found')
    if (status === 403) return refuse(request, reply, 'forbidden')
    if (status === 503) return refuse(request, reply.header('retry-after', '5'), 'unavailable')
    if (status >= 400 && status < 500) return refuse(request, reply, 'invalid', {}, status)
    request.log.error({ trace: traceIdOf(request.traceparent), err: error }, 'request failed')
    return refuse(request, reply, 'internal')
  })
  app.setNotFoundHandler((request, reply) => refuse(request, reply, 'not_found'))
}
