import { parsePrice, parseQuantity, priceLines, type Totals } from '@torrent/tax'
import { today } from '@torrent/ui/format'
import type { TaxRate } from '../bff.ts'
import type { DraftLine, QuoteDraft } from './quote-draft.ts'

export interface DraftTotals {
  /** Minor units by line id; lines that cannot be computed yet are missing. */
  amounts: ReadonlyMap<string, string>
  /** Undefined while no line can be computed. */
  totals: Totals | undefined
}

/** Amounts while typing, by the same rules as the service: lines that are not complete yet count for nothing. */
export function draftTotals(draft: QuoteDraft, rates: readonly TaxRate[]): DraftTotals {
  const lines = draft.lines.filter(isComplete)
  if (lines.length === 0 || rates.length === 0) return { amounts: new Map(), totals: undefined }
  try {
    const { amounts, totals } = priceLines(lines, {
      rounding: draft.customer?.taxRounding ?? 'floor',
      pricesIncludeTax: draft.customer?.pricesIncludeTax ?? false,
      currency: draft.customer?.currency ?? 'JPY',
      rates,
      date: today(),
    })
    return { amounts: new Map(lines.map((line, index) => [line.id, amounts[index] ?? '0'])), totals }
  } catch {
    // A figure beyond what can be computed; the check of the field says which.
    return { amounts: new Map(), totals: undefined }
  }
}

function isComplete(line: DraftLine): boolean {
  return parseQuantity(line.quantity).ok && line.unitPrice !== '' && parsePrice(line.unitPrice).ok
}
