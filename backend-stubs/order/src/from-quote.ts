import { create } from '@bufbuild/protobuf'
import type { Customer, TaxRate } from '@torrent/contracts/common'
import { type Order, type OrderHeaderInput, OrderLineSchema, OrderSchema } from '@torrent/contracts/order'
import type { QuoteReservation } from '@torrent/contracts/quote'
import { Refused } from '@torrent/service-kit'
import { priceSalesLines } from '@torrent/service-kit/sales'
import { v5 as uuidOf } from 'uuid'
import { checkedHeader, refuseBlocked, withOrderedLines } from './order.ts'

/** What an order made from a quote needs beyond the reservation. */
export interface ConversionFacts {
  customer: Customer
  taxRates: readonly TaxRate[]
  /** YYYY-MM-DD: the tax rates of this day apply. */
  today: string
  /** RFC 3339, UTC. */
  now: string
}

/**
 * A draft of what the quote has set aside: customer, terms, lines and prices as the quote has them, quantities as
 * reserved, amounts and totals computed anew. Refused: `customer_blocked`, and what is wrong with the header.
 */
export function fromQuote(
  id: string,
  { quote, lines: reserved }: QuoteReservation,
  header: OrderHeaderInput | undefined,
  { customer, taxRates, today, now }: ConversionFacts,
): Order {
  if (!quote || reserved.length === 0) throw new Refused('nothing_open')
  refuseBlocked(customer)
  const taken = reserved.map(({ lineId, quantity }) => {
    const line = quote.lines.find(candidate => candidate.id === lineId)
    if (!line) throw new Refused('unknown_line', 'lines')
    return { ...line, quantity }
  })
  const { amounts, totals } = priceSalesLines(taken, quote, { taxRates, today }, 'order')
  const { deliveryPlace, ...said } = checkedHeader(header, 'order')
  const order = create(OrderSchema, {
    ...said,
    deliveryPlace: deliveryPlace || quote.deliveryPlace,
    id,
    status: 'draft',
    date: today,
    customer: quote.customer,
    subject: quote.subject,
    paymentTerms: quote.paymentTerms,
    currency: quote.currency,
    taxRounding: quote.taxRounding,
    pricesIncludeTax: quote.pricesIncludeTax,
    quoteId: quote.id,
    quoteNumber: quote.number,
    totals,
    lines: taken.map((line, index) =>
      create(OrderLineSchema, {
        // One quote line gives one line of each order, so the two ids tell the new one, also when the step is repeated.
        id: uuidOf(line.id, id),
        quoteLineId: line.id,
        itemId: line.itemId,
        itemCode: line.itemCode,
        description: line.description,
        specification: line.specification,
        quantity: line.quantity,
        unit: line.unit,
        unitPrice: line.unitPrice,
        discountPercent: line.discountPercent,
        taxCode: line.taxCode,
        amountMinor: amounts[index] ?? '0',
      }),
    ),
  })
  return withOrderedLines(order, now)
}
