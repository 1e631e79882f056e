import { QuoteMovementSchema, QuoteSchema } from '@torrent/contracts/quote'
import type { DocumentKind } from '@torrent/service-kit'
import { somethingOpen } from './conversion.ts'
import { quoteActions } from './lifecycle.ts'

/** Quotes as the kit stores, numbers and announces them. */
export const quoteKind: DocumentKind<typeof QuoteSchema> = {
  kind: 'quote',
  series: 'Q',
  schema: QuoteSchema,
  ledger: { field: 'movements', schema: QuoteMovementSchema },
  summarize: quote => ({
    title: quote.subject,
    partner: { id: quote.customer?.id ?? '', code: quote.customer?.code ?? '', name: quote.customer?.name ?? '' },
    date: quote.date,
    due: quote.validUntil,
    currency: quote.currency,
    amountMinor: quote.totals?.grossMinor ?? '0',
    actions: quoteActions(quote.status, somethingOpen(quote)),
    sources: [],
    keywords: [quote.contact, ...quote.lines.flatMap(line => [line.itemCode, line.description])],
  }),
}
