import { isDecimal, normalised, SCALE, scaled } from './decimal.ts'
import { divideRounded, type Rounding } from './rounding.ts'
import { TaxError } from './tax-error.ts'

export interface TaxedLine {
  /** Integer in the currency's minor unit; negative for a reduction. */
  amountMinor: string | bigint
  /** standard, reduced, exempt */
  taxCode: string
  /** Decimal percent, 0 to 100. */
  percent: string
}

/** The tax of one rate in a document. All amounts are decimal integers in the currency's minor unit. */
export interface RateTotal {
  taxCode: string
  percent: string
  /** The sum that the tax was computed on: without tax, or with it where prices include it. */
  baseMinor: string
  taxMinor: string
}

export interface Totals {
  /** Without tax. */
  netMinor: string
  taxMinor: string
  /** With tax. */
  grossMinor: string
  /** Highest rate first. */
  byRate: RateTotal[]
}

export interface TaxRules {
  rounding: Rounding
  pricesIncludeTax: boolean
}

const INT64_MAX = 2n ** 63n - 1n

/**
 * The totals of a document. The tax is rounded once per rate and document, never per line.
 *
 * Source: 消費税法 57条の4 (qualified invoices); 消費税法施行令 70条の10: the tax of a rate is the sum of its amounts
 * without tax × 10/100 (reduced 8/100), or the sum of its amounts with tax × 10/110 (8/108), then the fraction is
 * rounded; 消費税法基本通達 1-8-15: once for each rate of an invoice, in whichever direction the seller has chosen.
 *
 * Throws TaxError: `invalid` for a malformed amount, `not_a_percent`, `amount_too_large` beyond an int64.
 */
export function totals(lines: readonly TaxedLine[], { rounding, pricesIncludeTax }: TaxRules): Totals {
  const sums = new Map<string, { taxCode: string; percent: string; base: bigint }>()
  for (const line of lines) {
    if (!isDecimal(line.percent, { max: '100' })) throw new TaxError('not_a_percent', 'percent')
    const percent = normalised(line.percent)
    const key = `${percent} ${line.taxCode}`
    const sum = sums.get(key) ?? { taxCode: line.taxCode, percent, base: 0n }
    sum.base += integer(line.amountMinor)
    sums.set(key, sum)
  }

  const byRate = [...sums.values()].sort(byRateThenCode).map(({ taxCode, percent, base }) => {
    const rate = scaled(percent)
    const hundred = 100n * SCALE
    return {
      taxCode,
      percent,
      base,
      tax: divideRounded(base * rate, pricesIncludeTax ? hundred + rate : hundred, rounding),
    }
  })
  const base = byRate.reduce((sum, rate) => sum + rate.base, 0n)
  const tax = byRate.reduce((sum, rate) => sum + rate.tax, 0n)
  const [net, gross] = pricesIncludeTax ? [base - tax, base] : [base, base + tax]
  for (const amount of [net, tax, gross, ...byRate.flatMap(rate => [rate.base, rate.tax])]) {
    if (amount > INT64_MAX || amount < -INT64_MAX) throw new TaxError('amount_too_large', '')
  }
  return {
    netMinor: String(net),
    taxMinor: String(tax),
    grossMinor: String(gross),
    byRate: byRate.map(rate => ({
      taxCode: rate.taxCode,
      percent: rate.percent,
      baseMinor: String(rate.base),
      taxMinor: String(rate.tax),
    })),
  }
}

function integer(amount: string | bigint): bigint {
  if (typeof amount === 'bigint') return amount
  if (typeof amount !== 'string' || !/^-?\d{1,30}$/.test(amount)) throw new TaxError('invalid', 'amountMinor')
  return BigInt(amount)
}

function byRateThenCode(a: { taxCode: string; percent: string }, b: { taxCode: string; percent: string }): number {
  const difference = scaled(b.percent) - scaled(a.percent)
  if (difference !== 0n) return difference > 0n ? 1 : -1
  return a.taxCode < b.taxCode ? -1 : 1
}
