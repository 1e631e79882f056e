import { errorMessage, errors } from '@torrent/contracts/errors'
import { languageFor } from '@torrent/contracts/preferences'
import { log, Refused, type TokenVerifier } from '@torrent/service-kit'
import Fastify, { type FastifyError, type FastifyPluginAsync } from 'fastify'
import type { PrincipalOf } from './files-api.ts'

/**
 * The HTTP side of the service when it runs alone, on `host:port` (port 0 picks a free one), below `/api/files`: a gateway
 * passes requests on with the access token of whoever is signed in. Cookies mean nothing here.
 */
export async function serveFiles(
  filesApi: (principalOf: PrincipalOf) => FastifyPluginAsync,
  verify: TokenVerifier,
  address: string,
): Promise<{ port: number; close(): Promise<void> }> {
  const app = Fastify({ forceCloseConnections: true })
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refused = error instanceof Refused ? error : undefined
    const status = error.statusCode ?? 500
    const code = refused?.code ?? (status >= 400 && status < 500 ? 'invalid' : 'internal')
    if (code === 'internal') log.error({ request: request.id, error: error.stack }, 'file request failed')
    for (const name of ['content-disposition', 'content-length', 'content-range', 'etag']) reply.removeHeader(name)
    const language = languageFor({ acceptLanguage: request.headers['accept-language'] ?? '' })
    const message = errorMessage(code, language, { ...refused?.params, ...(refused ? {} : { trace: request.id }) })
    return reply.code(errors[code].status).header('cache-control', 'no-store').send({ code, message })
  })
  const principalOf: PrincipalOf = ({ headers }) => verify(headers.authorization?.replace(/^Bearer /, ''))
  await app.register(filesApi(principalOf), { prefix: '/api/files' })
  const colon = address.lastIndexOf(':')
  const url = await app.listen({ host: address.slice(0, colon), port: Number(address.slice(colon + 1)) })
  return { port: Number(new URL(url).port), close: () => app.close() }
}
