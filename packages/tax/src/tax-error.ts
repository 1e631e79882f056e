/** What can be wrong with figures; each is a code of the error registry. */
export type FigureCode = 'not_a_quantity' | 'not_a_price' | 'not_a_percent' | 'amount_too_large' | 'invalid'

/** A figure that a person entered, or why it is none. */
export type Figure<Value extends object> =
  | ({ ok: true } & Value)
  | { ok: false; code: FigureCode /** The input field at fault. */; field: string }

/** Thrown where the caller has checked its figures already: a value that can only come from a fault in the program. */
export class TaxError extends Error {
  readonly code: FigureCode
  readonly field: string

  constructor(code: FigureCode, field: string) {
    super(`${code} (${field})`)
    this.name = 'TaxError'
    this.code = code
    this.field = field
  }
}
