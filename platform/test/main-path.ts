import { randomUUID } from 'node:crypto'
import { ConfirmOrderSchema, CreateOrderFromQuoteSchema, type Order } from '@torrent/contracts/order'
import { ApproveQuoteSchema, CreateQuoteSchema, MarkQuoteSentSchema, SubmitQuoteSchema } from '@torrent/contracts/quote'
import {
  CreateShipmentFromOrderSchema,
  DeliverShipmentSchema,
  PackShipmentSchema,
  ShipShipmentSchema,
  StartPickingSchema,
} from '@torrent/contracts/shipping'
import { dayInTokyo } from '@torrent/service-kit'
import { type Person, personWith } from './person.ts'
import type { SeparateServices } from './separate-services.ts'

export interface People {
  sales: Person
  approver: Person
  orders: Person
  shipping: Person
}

/** The documents that one walk along the path has made. */
export interface Walk {
  quote: string
  order: string
  shipment: string
}

/** What is quoted, how much of it is ordered, how much of that leaves with the shipment, and what is left of both. */
export const QUANTITIES = { quoted: '10', ordered: '6', shipped: '5', leftToOrder: '4', leftToShip: '1' } as const

const today = () => dayInTokyo(new Date())

/** Somebody new for every role. */
export async function signIn({ services, person }: SeparateServices): Promise<People> {
  const signedIn = async (role: keyof People) => personWith((await person(role)).call, services)
  const [sales, approver, orders, shipping] = await Promise.all([
    signedIn('sales'),
    signedIn('approver'),
    signedIn('orders'),
    signedIn('shipping'),
  ])
  return { sales, approver, orders, shipping }
}

/** A quote with one line, approved and sent. */
export async function quoted({ services }: SeparateServices, { sales, approver }: People): Promise<string> {
  const { call } = sales
  const { customers } = await services.common.searchCustomers({ limit: 1 }, call)
  const { items } = await services.common.searchItems({ limit: 1 }, call)
  const [customer, item] = [customers[0], items[0]]
  if (!customer || !item) throw new Error('the demo has no master data')
  const id = randomUUID()
  const { unitPrice, taxCode } = item
  const lines = [{ id: randomUUID(), itemId: item.id, quantity: QUANTITIES.quoted, unitPrice, taxCode }]
  const quote = { customerId: customer.id, subject: `Path ${id.slice(0, 8)}`, validUntil: today(), lines }
  await sales.does(CreateQuoteSchema, { id, quote })
  await sales.does(SubmitQuoteSchema, { id, baseVersion: 1 })
  await approver.does(ApproveQuoteSchema, { id, baseVersion: 2 })
  await sales.does(MarkQuoteSentSchema, { id, baseVersion: 3 })
  return id
}

/** A confirmed order for a part of the quote. */
export async function ordered({ services }: SeparateServices, { orders }: People, quoteId: string): Promise<Order> {
  const { lines } = await services.quote.getQuote({ id: quoteId }, orders.call)
  const id = randomUUID()
  const wanted = lines.map(line => ({ lineId: line.id, quantity: QUANTITIES.ordered }))
  await orders.does(CreateOrderFromQuoteSchema, { id, quoteId, lines: wanted })
  const { version } = await services.order.getOrder({ id }, orders.call)
  await orders.does(ConfirmOrderSchema, { id, baseVersion: version })
  return services.order.getOrder({ id }, orders.call)
}

/** Asks for a shipment of a part of the order; its job may not have ended. */
export async function shipmentAsked({ shipping }: People, order: Pick<Order, 'id' | 'lines'>, plannedDate = today()) {
  const id = randomUUID()
  const job = await shipping.send(CreateShipmentFromOrderSchema, {
    id,
    orderId: order.id,
    lines: order.lines.map(line => ({ orderLineId: line.id, quantity: QUANTITIES.shipped })),
    shipment: { plannedDate },
  })
  return { id, job }
}

/** Picked, packed, shipped and delivered. */
export async function delivered({ shipping }: People, id: string): Promise<void> {
  await shipping.does(StartPickingSchema, { id, baseVersion: 1 })
  await shipping.does(PackShipmentSchema, { id, baseVersion: 2, lots: [] })
  await shipping.does(ShipShipmentSchema, { id, baseVersion: 3, carrier: 'Sagawa' })
  await shipping.does(DeliverShipmentSchema, { id, baseVersion: 4, receivedBy: 'Suzuki' })
}

/** The whole path, from the first draft to the customer's gate. */
export async function walk(system: SeparateServices, people: People): Promise<Walk> {
  const quote = await quoted(system, people)
  const order = await ordered(system, people, quote)
  const { id: shipment, job } = await shipmentAsked(people, order)
  const { state, error } = await people.shipping.ended(job)
  if (state !== 'succeeded') throw new Error(`no shipment: ${error?.code}`)
  await delivered(people, shipment)
  return { quote, order: order.id, shipment }
}
