import {
  type EffectiveRate,
  type PricedLine,
  parsePercent,
  parsePrice,
  parseQuantity,
  priceLines,
  type Totals,
} from '@torrent/tax'
import { today } from '@torrent/ui/format'

/** How a customer's documents are computed; of a new customer nothing is known yet. */
export interface PriceTerms {
  /** ISO 4217. */
  currency: string
  /** floor, ceil, half_up */
  taxRounding: string
  pricesIncludeTax: boolean
}

export interface DraftTotals {
  /** Minor units by line id; lines that cannot be computed yet are missing. */
  amounts: ReadonlyMap<string, string>
  /** Undefined while no line can be computed. */
  totals: Totals | undefined
}

const NOTHING: DraftTotals = { amounts: new Map(), totals: undefined }
const BEFORE_CHOICE: PriceTerms = { currency: 'JPY', taxRounding: 'floor', pricesIncludeTax: false }

/** Amounts while typing, by the same rules as the service: lines that are not complete yet count for nothing. */
export function draftTotals(
  lines: readonly (PricedLine & { id: string })[],
  terms: PriceTerms | null,
  rates: readonly EffectiveRate[],
): DraftTotals {
  const complete = lines.filter(isComplete)
  if (complete.length === 0 || rates.length === 0) return NOTHING
  const { currency, taxRounding, pricesIncludeTax } = terms ?? BEFORE_CHOICE
  try {
    const rules = { rounding: taxRounding, pricesIncludeTax, currency, rates, date: today() }
    const { amounts, totals } = priceLines(complete, rules)
    return { amounts: new Map(complete.map((line, index) => [line.id, amounts[index] ?? '0'])), totals }
  } catch {
    // A figure beyond what can be computed; the check of the field says which.
    return NOTHING
  }
}

function isComplete({ quantity, unitPrice, discountPercent }: PricedLine): boolean {
  return parseQuantity(quantity).ok && unitPrice !== '' && parsePrice(unitPrice).ok && parsePercent(discountPercent).ok
}
