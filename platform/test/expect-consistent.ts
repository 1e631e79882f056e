import { toJson } from '@bufbuild/protobuf'
import { OrderSchema } from '@torrent/contracts/order'
import { QuoteSchema } from '@torrent/contracts/quote'
import { ShipmentSchema } from '@torrent/contracts/shipping'
import { open } from '@torrent/service-kit'
import { asSuperuser, databaseIn } from '@torrent/service-kit/testing'
import { expect } from 'vitest'
import { type People, QUANTITIES, type Walk } from './main-path.ts'
import type { SeparateServices } from './separate-services.ts'

/** What happens to each document on the path, in order; each exactly once. */
const HISTORY = {
  quote: ['created', 'submitted', 'approved', 'sent', 'reserved', 'ordered'],
  order: ['created', 'confirmed', 'allocated', 'shipped'],
  shipment: ['created', 'picking', 'packed', 'shipped', 'delivered'],
} as const

const SCHEMAS = { quote: QuoteSchema, order: OrderSchema, shipment: ShipmentSchema } as const

/**
 * The invariants after a walk: each command's effect exactly once, every job ended, quantities that add up, read models
 * that agree with the services, no message put aside, no gap in the numbers.
 */
export async function expectConsistent(system: SeparateServices, people: People, walk: Walk): Promise<void> {
  const { services } = system
  const { call } = people.orders
  const order = await eventually(
    () => services.order.getOrder({ id: walk.order }, call),
    // The order hears of the shipment by its event.
    ({ status }) => status === 'partially_shipped',
  )
  const quote = await services.quote.getQuote({ id: walk.quote }, call)
  const shipment = await services.shipping.getShipment({ id: walk.shipment }, call)

  for (const [kind, state] of [['quote', quote] as const, ['order', order] as const, ['shipment', shipment] as const]) {
    const seen = [{ kind, id: state.id, version: state.version }]
    const read = await eventually(
      () => services.query.getDocument({ kind, id: state.id, seen }, call),
      ({ stale }) => !stale,
    )
    const schema = SCHEMAS[kind]
    const asRead = open(read.document?.state)
    expect(asRead && toJson(schema, asRead as never), `${kind} as read`).toEqual(toJson(schema, state as never))
    const { entries } = await services.query.getHistory({ kind, id: state.id, seen }, call)
    expect(entries.map(entry => entry.change?.type).reverse(), `history of the ${kind}`).toEqual(HISTORY[kind])
    expect(state.version).toBe(HISTORY[kind].length)
  }

  const { documents } = await services.query.getRelated({ kind: 'order', id: order.id }, call)
  expect(documents.map(({ kind, id }) => [kind, id])).toEqual([
    ['quote', quote.id],
    ['order', order.id],
    ['shipment', shipment.id],
  ])

  const { quoted, ordered, shipped, leftToOrder, leftToShip } = QUANTITIES
  expect(quote.lines).toMatchObject([{ quantity: quoted, openQuantity: leftToOrder }])
  expect(order.lines).toMatchObject([
    { quantity: ordered, shippedQuantity: shipped, allocatedQuantity: '0', openQuantity: leftToShip },
  ])
  expect(shipment.lines).toMatchObject([{ quantity: shipped }])

  for (const person of Object.values(people)) {
    for (const job of person.jobs.splice(0)) {
      const ended = await services.job.getJob({ id: job.id }, person.call)
      expect(ended.state, ended.type).toBe('succeeded')
    }
  }
  await expectNothingPutAside(system)
  for (const [name, kind] of [
    ['quote', 'quote'],
    ['order', 'order'],
    ['shipping', 'shipment'],
  ] as const)
    await expectNumbersWithoutGap(system.urls[name], kind)
}

async function expectNothingPutAside(system: SeparateServices): Promise<void> {
  const rows = await ask(system.urls.broker, 'select consumer_group, topic, error from dead_letters')
  expect(rows, 'messages put aside').toEqual([])
}

async function expectNumbersWithoutGap(url: string, kind: string): Promise<void> {
  const rows = await ask(url, `select number from "t_acme-metal".documents order by number`)
  const numbers = rows.map(row => Number(String(row.number).split('-')[2]))
  expect(numbers, `numbers of the ${kind}s`).toEqual(numbers.map((_, index) => index + 1))
}

async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  return asSuperuser(databaseIn(url), async client => (await client.query(query)).rows)
}

/** Asks until the answer is as wanted: what follows from an event comes a moment after its cause. */
async function eventually<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 15_000
  for (;;) {
    const answer = await ask()
    if (wanted(answer)) return answer
    if (Date.now() > deadline) throw new Error(`still not as wanted: ${JSON.stringify(answer)}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
