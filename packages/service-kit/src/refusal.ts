import { create } from '@bufbuild/protobuf'
import { type ErrorInfo, ErrorInfoSchema } from '@torrent/contracts/backbone'
import { type ErrorCode, isErrorCode } from '@torrent/contracts/errors'

/** A rule said no. Carries a code of the error registry; anything else that is thrown is a fault of ours. */
export class Refused extends Error {
  readonly code: ErrorCode
  readonly field: string
  readonly params: Readonly<Record<string, string>>

  constructor(code: ErrorCode, field = '', params: Readonly<Record<string, string>> = {}) {
    super(field === '' ? code : `${code} (${field})`)
    this.name = 'Refused'
    this.code = code
    this.field = field
    this.params = params
  }
}

/** The refusal as it travels in messages and gRPC trailers. */
export function toErrorInfo(refused: Refused): ErrorInfo {
  return create(ErrorInfoSchema, { code: refused.code, field: refused.field, params: { ...refused.params } })
}

/** The refusal that another service sent; a code that is not registered becomes `internal`. */
export function fromErrorInfo(info: ErrorInfo): Refused {
  return new Refused(isErrorCode(info.code) ? info.code : 'internal', info.field, info.params)
}
