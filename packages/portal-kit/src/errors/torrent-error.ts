import { errorMessage } from '@torrent/contracts/errors'
import type { Language } from '@torrent/contracts/preferences'

/** What a BFF says about a failure, in `error.data.torrent`. */
export interface ErrorInfo {
  /** From the registry of contracts. */
  code: string
  /** The input it belongs to, e.g. `lines[0].quantity`. */
  field?: string
  params?: Readonly<Record<string, string>>
  /** With `conflict`: the version that is there now. */
  conflict?: unknown
}

/** A failure that the person can be told about. */
export class TorrentError extends Error {
  override readonly name = 'TorrentError'
  readonly code: string
  readonly field: string | undefined
  readonly params: Readonly<Record<string, string>>
  readonly conflict: unknown
  /** True when no answer came: the command may have been carried out or not. */
  readonly outcomeUnknown: boolean

  constructor(info: ErrorInfo, options: { cause?: unknown; outcomeUnknown?: boolean } = {}) {
    super(info.code, { cause: options.cause })
    this.code = info.code
    this.field = info.field || undefined
    this.params = info.params ?? {}
    this.conflict = info.conflict
    this.outcomeUnknown = options.outcomeUnknown ?? false
  }

  /** The message from the registry, in a language. */
  text(language: Language): string {
    return errorMessage(this.code, language, this.params)
  }
}

/** Codes of tRPC's own, where a BFF gave none of ours. */
const byTrpcCode: Readonly<Record<string, string>> = {
  UNAUTHORIZED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not_found',
  BAD_REQUEST: 'invalid',
  PARSE_ERROR: 'invalid',
  CONFLICT: 'conflict',
  PRECONDITION_FAILED: 'reload_required',
  TOO_MANY_REQUESTS: 'rate_limited',
  SERVICE_UNAVAILABLE: 'unavailable',
  TIMEOUT: 'unavailable',
}

/** Any failure of a call as one of ours. */
export function toTorrentError(failure: unknown): TorrentError {
  if (failure instanceof TorrentError) return failure
  const data = property(failure, 'data')
  const info = property(data, 'torrent')
  const status = property(data, 'httpStatus')
  // From 500 on something broke on the way or inside: it may have happened after the command was accepted.
  const outcomeUnknown = typeof status !== 'number' || status >= 500
  if (isErrorInfo(info)) return new TorrentError(info, { cause: failure, outcomeUnknown })
  const trpcCode = property(data, 'code')
  if (typeof trpcCode === 'string') {
    return new TorrentError({ code: byTrpcCode[trpcCode] ?? 'internal' }, { cause: failure, outcomeUnknown })
  }
  return new TorrentError({ code: 'unavailable' }, { cause: failure, outcomeUnknown: true })
}

/** What a call failed with as one of ours; undefined for an error that no call made, such as a mistake in a screen. */
export function failedCall(failure: unknown): TorrentError | undefined {
  const isCall = failure instanceof TorrentError || property(failure, 'name') === 'TRPCClientError'
  return isCall ? toTorrentError(failure) : undefined
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function isErrorInfo(value: unknown): value is ErrorInfo {
  return typeof property(value, 'code') === 'string'
}
