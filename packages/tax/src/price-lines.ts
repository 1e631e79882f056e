import { type LineFigures, lineAmount } from './line-amount.ts'
import { type EffectiveRate, rateOn } from './rates.ts'
import { isRounding } from './rounding.ts'
import { TaxError } from './tax-error.ts'
import { type Totals, totals } from './totals.ts'

export interface PricedLine extends LineFigures {
  /** standard, reduced, exempt */
  taxCode: string
}

/** What a customer's documents are computed by. */
export interface PricingRules {
  /** floor, ceil, half_up */
  rounding: string
  pricesIncludeTax: boolean
  /** ISO 4217. */
  currency: string
  rates: readonly EffectiveRate[]
  /** YYYY-MM-DD, the day whose tax rates apply. */
  date: string
}

/**
 * The amount of each line, in the order given, and the document's totals; minor units as decimal integers.
 * Throws TaxError with the field at fault, e.g. `lines[2].quantity`.
 */
export function priceLines(
  lines: readonly PricedLine[],
  { rounding, pricesIncludeTax, currency, rates, date }: PricingRules,
): { amounts: string[]; totals: Totals } {
  if (!isRounding(rounding)) throw new TaxError('invalid', 'taxRounding')
  const taxed = lines.map((line, index) => {
    const amount = lineAmount(line, { rounding, currency })
    if (!amount.ok) throw new TaxError(amount.code, `lines[${index}].${amount.field}`)
    const percent = rateOn(date, line.taxCode, rates)
    if (percent === undefined) throw new TaxError('invalid', `lines[${index}].taxCode`)
    return { amountMinor: amount.amountMinor, taxCode: line.taxCode, percent }
  })
  return { amounts: taxed.map(line => line.amountMinor), totals: totals(taxed, { rounding, pricesIncludeTax }) }
}
