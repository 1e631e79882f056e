import {
  type FieldProblems,
  openLines,
  type Quantities,
  quantityProblems,
  taken,
} from '@torrent/portal-kit/document-editor'
import { type DraftTotals, draftTotals, type TaxRate } from '@torrent/portal-kit/sales-editor'
import { today } from '@torrent/ui/format'
import type { ConversionInput, QuoteDocument } from '../bff.ts'
import { checkHeader, newHeader, type OrderHeader, toHeaderInput } from './order-header.ts'

type Quote = QuoteDocument['state']
type QuoteLine = Quote['lines'][number]

/** An order that is being made of a quote; plain JSON, so that it survives a reload. */
export interface Conversion extends OrderHeader {
  /** By quote line. */
  quantities: Quantities
}

/** Everything that is open, to where the quote says. */
export function newConversion(quote: Pick<Quote, 'deliveryPlace'>): Conversion {
  return { ...newHeader(quote.deliveryPlace), quantities: {} }
}

export type Obstacle = 'nothing_open' | 'expired' | 'not_now'

/** Why no order can be made of a quote now; undefined when one can. */
export function obstacleOf(quote: {
  state: Pick<Quote, 'lines' | 'validUntil'>
  actions: readonly string[]
}): Obstacle | undefined {
  const { state, actions } = quote
  if (openLines(state.lines).length === 0) return 'nothing_open'
  if (!actions.includes('order.create')) return 'not_now'
  return state.validUntil < today() ? 'expired' : undefined
}

/** What a person can be told before anything is sent. `lines`: nothing would be ordered; `quantities`: said there. */
export function checkConversion(draft: Conversion, lines: readonly QuoteLine[]): FieldProblems {
  const wrong = Object.values(quantityProblems(lines, draft.quantities))[0]
  return {
    ...checkHeader(draft),
    ...(wrong && { quantities: wrong }),
    ...(taken(lines, draft.quantities).length === 0 && { lines: { code: 'no_lines' } }),
  }
}

/** Amounts and totals of what would be ordered, at the quote's prices. */
export function conversionTotals(
  draft: Conversion,
  quote: Pick<Quote, 'lines' | 'currency' | 'taxRounding' | 'pricesIncludeTax'>,
  rates: readonly TaxRate[],
): DraftTotals {
  const lineOf = new Map(quote.lines.map(line => [line.id, line]))
  const priced = taken(quote.lines, draft.quantities).flatMap(({ id, quantity }) => {
    const line = lineOf.get(id)
    return line ? [{ ...line, quantity }] : []
  })
  return draftTotals(priced, quote, rates)
}

/** What the BFF is sent. */
export function toConversionInput(
  draft: Conversion,
  lines: readonly QuoteLine[],
): Pick<ConversionInput, 'lines' | 'order'> {
  return {
    lines: taken(lines, draft.quantities).map(({ id, quantity }) => ({ lineId: id, quantity })),
    order: toHeaderInput(draft),
  }
}
