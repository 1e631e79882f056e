import { errorMessage, errors } from '@torrent/contracts/errors'
import { log, Refused } from '@torrent/service-kit'
import type { FastifyError, FastifyInstance } from 'fastify'
import { DoesNotResolve } from '../placements/findings.ts'

/**
 * Every error leaves typed: `{ error: { code, field, params, message: { ja, en }, findings? } }` with the status of the
 * registry. What is no refusal is a fault of ours: the log has it, the answer only the number to find it by.
 */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refused = refusalOf(error)
    const params = { ...refused.params }
    if (refused.code === 'internal') {
      params.trace = request.id
      log.error({ request: request.id, route: request.routeOptions.url, error: error.stack }, 'deploy request failed')
    }
    const { code, field } = refused
    const message = { ja: errorMessage(code, 'ja', params), en: errorMessage(code, 'en', params) }
    const findings = refused instanceof DoesNotResolve ? { findings: refused.findings } : {}
    if (errors[code].status === 401) reply.header('www-authenticate', 'Bearer')
    return reply.code(errors[code].status).send({ error: { code, field, params, message, ...findings } })
  })
  app.setNotFoundHandler(async () => {
    throw new Refused('not_found')
  })
}

function refusalOf(error: FastifyError): Refused {
  if (error instanceof Refused) return error
  // PostgreSQL's disk_full; the query builder wraps what the driver threw.
  const { code } = (error.cause ?? error) as { code?: string }
  if (code === '53100') return new Refused('storage_full')
  const status = error.statusCode ?? 500
  if (status === 413) return new Refused('too_large')
  if (status === 415) return new Refused('not_json')
  return new Refused(status >= 400 && status < 500 ? 'invalid' : 'internal')
}
