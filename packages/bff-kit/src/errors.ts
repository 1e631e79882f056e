import { errors } from '@torrent/contracts/errors'
import { log, Refused } from '@torrent/service-kit'
import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'

/** An error as the browser gets it; the message in the person's language is made there from the registry. */
export interface ErrorData {
  code: string
  field: string
  params: Record<string, string>
}

const TRPC_CODES = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  // tRPC has no code for "gone".
  410: 'NOT_FOUND',
  412: 'PRECONDITION_FAILED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  502: 'BAD_GATEWAY',
  503: 'SERVICE_UNAVAILABLE',
  // Nor for "insufficient storage".
  507: 'INTERNAL_SERVER_ERROR',
} as const

/** The refusal with the HTTP status that its code has in the registry. */
export function toTrpcError(refused: Refused): TRPCError {
  return new TRPCError({ code: TRPC_CODES[errors[refused.code].status], message: refused.code, cause: refused })
}

/** What may leave the house of an error. Anything unexpected is logged, and leaves as `internal` with its trace. */
export function describeError(error: TRPCError, traceparent: string): ErrorData {
  const { cause } = error
  if (cause instanceof Refused) return { code: cause.code, field: cause.field, params: { ...cause.params } }
  if (cause instanceof ZodError) return describeInput(cause)
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR') return { code: 'invalid', field: '', params: {} }
  if (error.code === 'NOT_FOUND' || error.code === 'METHOD_NOT_SUPPORTED')
    return { code: 'not_found', field: '', params: {} }
  const trace = traceparent.split('-')[1]?.slice(0, 8) ?? ''
  log.error({ trace, error: (cause ?? error).stack }, 'procedure failed')
  return { code: 'internal', field: '', params: { trace } }
}

/** The first thing wrong with an input; schemas name a code of the registry as their message where they know one. */
function describeInput(error: ZodError): ErrorData {
  const issue = error.issues[0]
  const path = issue?.path ?? []
  const field = path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  )
  const code = issue && Object.hasOwn(errors, issue.message) ? issue.message : 'invalid'
  const params: Record<string, string> = issue?.code === 'too_big' ? { max: String(issue.maximum) } : {}
  return { code, field, params }
}
