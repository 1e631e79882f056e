import { OrderMovementSchema, OrderSchema } from '@torrent/contracts/order'
import type { DocumentKind } from '@torrent/service-kit'
import { somethingOpen, somethingUnderway } from './ledger.ts'
import { orderActions } from './lifecycle.ts'

/** Orders as the kit stores, numbers and announces them. */
export const orderKind: DocumentKind<typeof OrderSchema> = {
  kind: 'order',
  series: 'O',
  schema: OrderSchema,
  ledger: { field: 'movements', schema: OrderMovementSchema },
  summarize: order => ({
    title: order.subject,
    partner: { id: order.customer?.id ?? '', code: order.customer?.code ?? '', name: order.customer?.name ?? '' },
    date: order.date,
    due: order.promisedDate || order.requestedDate,
    currency: order.currency,
    amountMinor: order.totals?.grossMinor ?? '0',
    actions: orderActions(order.status, { open: somethingOpen(order), underway: somethingUnderway(order) }),
    sources: order.quoteId === '' ? [] : [{ kind: 'quote', id: order.quoteId, number: order.quoteNumber }],
    keywords: [order.customerPo, ...order.lines.flatMap(line => [line.itemCode, line.description])].filter(Boolean),
  }),
}
