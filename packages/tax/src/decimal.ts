import { type Figure, TaxError } from './tax-error.ts'

/**
 * Decimals are text in contracts and bigints here, counted in ten-thousandths: exact, since no figure of the house
 * has more than four decimals.
 */
const DECIMALS = 4
export const SCALE = 10n ** BigInt(DECIMALS)

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/
/** Below a million million: what fits the columns of a business document. */
const INTEGER_DIGITS = 12

export interface DecimalLimits {
  /** 0 to 4; 4 when absent. */
  maxDecimals?: number
  /** Largest value, itself included; below 1,000,000,000,000 in any case. */
  max?: string
  /** May it be negative? No when absent. */
  signed?: boolean
}

/** True for a plain decimal within the limits: digits and at most one point, no exponent, blank, comma or plus sign. */
export function isDecimal(text: unknown, limits: DecimalLimits = {}): text is string {
  if (typeof text !== 'string' || text.length > 1 + INTEGER_DIGITS + 1 + DECIMALS) return false
  const [, sign, integer = '', fraction = ''] = PLAIN.exec(text) ?? []
  if (integer === '' || integer.length > INTEGER_DIGITS) return false
  if (fraction.length > Math.min(limits.maxDecimals ?? DECIMALS, DECIMALS)) return false
  if (sign === '-' && !limits.signed) return false
  return limits.max === undefined || scaled(text) <= scaled(limits.max)
}

/** A quantity above 0, written plainly: `1.50` becomes `1.5`. */
export function parseQuantity(text: unknown): Figure<{ value: string }> {
  if (!isDecimal(text) || scaled(text) === 0n) return { ok: false, code: 'not_a_quantity', field: 'quantity' }
  return { ok: true, value: normalised(text) }
}

/** A price of 0 or more in the currency's major unit. */
export function parsePrice(text: unknown): Figure<{ value: string }> {
  if (!isDecimal(text)) return { ok: false, code: 'not_a_price', field: 'unitPrice' }
  return { ok: true, value: normalised(text) }
}

/** A percentage from 0 to 100; empty text is 0, since a discount may be left out. */
export function parsePercent(text: unknown): Figure<{ value: string }> {
  if (text === '') return { ok: true, value: '0' }
  if (!isDecimal(text, { max: '100' })) return { ok: false, code: 'not_a_percent', field: 'discountPercent' }
  return { ok: true, value: normalised(text) }
}

/** The sum of decimals; `0` for none. Throws TaxError for text that is no decimal. */
export function addQuantities(...values: readonly string[]): string {
  return written(values.reduce((sum, value) => sum + scaled(value), 0n))
}

/** The first decimal less the others; may be negative. Throws TaxError for text that is no decimal. */
export function subtract(from: string, ...values: readonly string[]): string {
  return written(values.reduce((rest, value) => rest - scaled(value), scaled(from)))
}

/** −1, 0 or 1 as the first decimal is below, equal to or above the second, whatever their trailing zeros. */
export function compare(first: string, second: string): -1 | 0 | 1 {
  const difference = scaled(first) - scaled(second)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** In ten-thousandths. Sums may exceed what a person may enter; more than 30 digits are no figure of ours. */
export function scaled(text: string): bigint {
  const match = typeof text === 'string' && text.length <= 36 ? PLAIN.exec(text) : null
  const [, sign, integer = '', fraction = ''] = match ?? []
  if (integer === '' || integer.length > 30 || fraction.length > DECIMALS) throw new TaxError('not_a_quantity', '')
  const value = BigInt(integer + fraction.padEnd(DECIMALS, '0'))
  return sign === '-' ? -value : value
}

/** The plainest way to write a decimal: no leading or trailing zeros, no minus before zero. */
export function normalised(text: string): string {
  return written(scaled(text))
}

function written(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(DECIMALS + 1, '0')
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -DECIMALS)}${fraction === '' ? '' : `.${fraction}`}`
}
