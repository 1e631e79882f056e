import { toJson } from '@bufbuild/protobuf'
import { OrderSchema } from '@torrent/contracts/order'
import { QuoteSchema } from '@torrent/contracts/quote'
import { ShipmentSchema } from '@torrent/contracts/shipping'
import { open } from '@torrent/service-kit'
import { addQuantities } from '@torrent/tax'
import pg from 'pg'
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
  const call = { token: people.orders.token }
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

  const [quoteLine, orderLine, shipmentLine] = [quote.lines[0], order.lines[0], shipment.lines[0]]
  expect(addQuantities(quoteLine?.openQuantity ?? '', QUANTITIES.ordered)).toBe(QUANTITIES.quoted)
  expect(orderLine).toMatchObject({
    quantity: QUANTITIES.ordered,
    shippedQuantity: QUANTITIES.shipped,
    allocatedQuantity: '0',
  })
  expect(addQuantities(orderLine?.openQuantity ?? '', orderLine?.shippedQuantity ?? '')).toBe(orderLine?.quantity)
  expect(shipmentLine?.quantity).toBe(QUANTITIES.shipped)

  for (const person of Object.values(people)) {
    for (const job of person.jobs.splice(0)) {
      const ended = await services.job.getJob({ id: job.id }, { token: person.token })
      expect(ended.state, ended.type).toBe('succeeded')
    }
  }
  await expectNothingPutAside(system)
  for (const [name, kind] of [
    ['quote', 'quote'],
    ['order', 'order'],
    ['shipping', 'shipment'],
  ] as const)
    await expectNumbersWithoutGap(system, name, kind)
}

async function expectNothingPutAside(system: SeparateServices): Promise<void> {
  const rows = await ask(system, 'broker', 'select consumer_group, topic, error from dead_letters')
  expect(rows, 'messages put aside').toEqual([])
}

async function expectNumbersWithoutGap(system: SeparateServices, database: string, kind: string): Promise<void> {
  const rows = await ask(system, database, `select number from "t_acme-metal".documents order by number`)
  const numbers = rows.map(row => Number(String(row.number).split('-')[2]))
  expect(numbers, `numbers of the ${kind}s`).toEqual(numbers.map((_, index) => index + 1))
}

async function ask(system: SeparateServices, database: string, query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: system.postgres.url(database) })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
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
