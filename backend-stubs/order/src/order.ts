import { create } from '@bufbuild/protobuf'
import type { Customer } from '@torrent/contracts/common'
import { PartySchema } from '@torrent/contracts/document'
import {
  type Order,
  type OrderHeaderInput,
  type OrderInput,
  OrderLineSchema,
  OrderSchema,
} from '@torrent/contracts/order'
import { Refused, requireDate, requireText } from '@torrent/service-kit'
import { type Catalog, salesLines } from '@torrent/service-kit/sales'
import { lineFigures, moved, settled, somethingUnderway } from './ledger.ts'
import { afterStep } from './lifecycle.ts'

/** Master data as the common service has it: never what the browser says. */
export interface OrderFacts {
  customer: Customer
  catalog: Catalog
  /** RFC 3339, UTC. */
  now: string
}

/**
 * A new draft, entered directly. Refused: `customer_blocked`, `no_lines`, `required`, `too_long`, `not_a_date`,
 * `not_a_quantity`, `not_a_price`, … with the field.
 */
export function drafted(id: string, input: OrderInput, { customer, catalog, now }: OrderFacts): Order {
  refuseBlocked(customer)
  if (input.lines.length === 0) throw new Refused('no_lines', 'order.lines')
  const { lines, totals } = salesLines(input.lines, customer, catalog, 'order')
  const order = create(OrderSchema, {
    ...checkedHeader(input.header, 'order.header'),
    id,
    status: 'draft',
    date: catalog.today,
    customer: create(PartySchema, { id: customer.id, code: customer.code, name: customer.name }),
    subject: requireText(input.subject, 'order.subject', 200),
    paymentTerms: customer.paymentTerms,
    currency: customer.currency,
    taxRounding: customer.taxRounding,
    pricesIncludeTax: customer.pricesIncludeTax,
    lines: lines.map(line => create(OrderLineSchema, line)),
    totals,
  })
  return withOrderedLines(order, now)
}

/** The new order with its lines in the ledger: from here on quantities only move. */
export function withOrderedLines(order: Order, now: string): Order {
  const lines = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }))
  return moved(order, 'ordered', lines, { now })
}

/** The order with another header; lines are never edited. Refused: `not_allowed_now` once it is finished, field errors. */
export function edited(order: Order, input: OrderHeaderInput | undefined): Order {
  return settled({ ...order, status: afterStep(order.status, 'edit'), ...checkedHeader(input, 'order') })
}

/** The customer has our word. Refused: `not_allowed_now`. */
export function confirmed(order: Order): Order {
  return settled({ ...order, status: afterStep(order.status, 'confirm') })
}

/** Nothing more is put into shipments until it is resumed; what is on its way goes on. The reason is required. */
export function held(order: Order, reason: string): Order {
  const status = afterStep(order.status, 'hold')
  return settled({ ...order, status, reason: requireText(reason, 'reason', 1000) })
}

/** Goes on where it stood, however much was shipped meanwhile. Refused: `not_allowed_now`. */
export function resumed(order: Order): Order {
  return settled({ ...order, status: afterStep(order.status, 'resume'), reason: '' })
}

/** Cancelled and kept. Refused: `has_shipments` when something is set aside or has left, `not_allowed_now`, `required`. */
export function cancelled(order: Order, reason: string, now: string): Order {
  if (somethingUnderway(order)) throw new Refused('has_shipments')
  const status = afterStep(order.status, 'cancel')
  const why = requireText(reason, 'reason', 1000)
  const lines = order.lines.map(({ id }) => ({ lineId: id, quantity: lineFigures(order, id).open }))
  return { ...moved(order, 'cancelled', lines, { now }), status, reason: why }
}

/** Refused: `customer_blocked` while the customer is on credit stop. */
export function refuseBlocked(customer: Customer): void {
  if (customer.blocked) throw new Refused('customer_blocked', '', { customer: customer.name })
}

/** What a person says about an order, checked. `root` names it in refusals. Refused: `too_long`, `invalid`, `not_a_date`. */
export function checkedHeader(input: OrderHeaderInput | undefined, root: string) {
  const { customerPo = '', requestedDate = '', promisedDate = '', deliveryPlace = '', note = '' } = input ?? {}
  const text = (value: string, name: string, max: number) =>
    value === '' ? '' : requireText(value, `${root}.${name}`, max)
  const day = (value: string, name: string) => (value === '' ? '' : requireDate(value, `${root}.${name}`))
  return {
    customerPo: text(customerPo, 'customerPo', 100),
    requestedDate: day(requestedDate, 'requestedDate'),
    promisedDate: day(promisedDate, 'promisedDate'),
    deliveryPlace: text(deliveryPlace, 'deliveryPlace', 500),
    note: text(note, 'note', 4000),
  }
}
