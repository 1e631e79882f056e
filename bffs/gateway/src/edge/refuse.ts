import { type ErrorCode, errorMessage, errors } from '@torrent/contracts/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { traceIdOf } from './trace-context.ts'

/**
 * JSON-RPC 2.0 error codes, as tRPC uses them; `TRPCClientError` needs one to recognise an answer as an error.
 * -32099 … -32000 are free for servers.
 */
const RPC_CODE = -32_000

const RPC_NAMES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
}

/** The body of a refusal: a code of the registry and its message in the person's language, nothing else. */
export interface RefusalBody {
  code: ErrorCode
  message: string
  /** Under `/trpc`: the same as tRPC's clients read it. */
  error?: unknown
}

/** Answers with an error of the registry. `status` overrides the registry's, where HTTP has a better one. */
export function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ErrorCode,
  params: Readonly<Record<string, string>> = {},
  status: number = errors[code].status,
): FastifyReply {
  const filled = code === 'internal' ? { trace: traceIdOf(request.traceparent).slice(0, 8), ...params } : params
  const message = errorMessage(code, request.language, filled)
  const body: RefusalBody = { code, message }
  if (request.url.includes('/trpc/')) {
    const data = { code: RPC_NAMES[status] ?? 'INTERNAL_SERVER_ERROR', httpStatus: status }
    body.error = { code: RPC_CODE, message, data: { ...data, torrent: { code, field: '', params: filled } } }
  }
  const answer = request.url.startsWith('/api/deploy/') ? { error: deployError(code, filled) } : body
  return reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(answer)
}

/** The same as the interface for the command line says it: the reader's language is not known there. */
function deployError(code: ErrorCode, params: Readonly<Record<string, string>>) {
  const message = { ja: errorMessage(code, 'ja', params), en: errorMessage(code, 'en', params) }
  return { code, field: '', params, message }
}
