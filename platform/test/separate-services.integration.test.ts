import type { Order } from '@torrent/contracts/order'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectConsistent } from './expect-consistent.ts'
import { delivered, ordered, type People, quoted, shipmentAsked, signIn, walk } from './main-path.ts'
import { type SeparateServices, startSeparateServices } from './separate-services.ts'

let system: SeparateServices
let people: People

beforeAll(async () => {
  system = await startSeparateServices(['quote', 'order', 'shipping'])
})
beforeEach(async () => {
  people = await signIn(system)
})
afterAll(() => system?.stop())

test('from quote to delivery with quote, order and shipping each in a process of its own', async () => {
  await expectConsistent(system, people, await walk(system, people))
})

test('a shipment asked for while the order service is down is made when it is back', async () => {
  const quote = await quoted(system, people)
  const order = await ordered(system, people, quote)
  const { id: shipment, job } = await askedWhileDown(order)
  await system.processes.order.start()
  expect(await people.shipping.ended(job)).toMatchObject({ state: 'succeeded' })
  await delivered(people, shipment)
  await expectConsistent(system, people, { quote, order: order.id, shipment })
})

test('a saga goes on although its orchestrator was killed in the middle of it', async () => {
  const quote = await quoted(system, people)
  const order = await ordered(system, people, quote)
  const { id: shipment, job } = await askedWhileDown(order)
  await system.processes.shipping.kill()
  await system.processes.order.start()
  await system.processes.shipping.start()
  expect(await people.shipping.ended(job)).toMatchObject({
    state: 'succeeded',
    steps: [
      { name: 'allocate', state: 'done' },
      { name: 'create', state: 'done' },
    ],
  })
  await delivered(people, shipment)
  await expectConsistent(system, people, { quote, order: order.id, shipment })
})

test('a person without permission is refused by the service itself, over gRPC too', async () => {
  const order = await system.services.order
    .getOrder({ id: '0199d3c0-0000-7000-8000-000000000001' }, { token: 'forged' })
    .catch((error: unknown) => error)
  expect(order).toMatchObject({ code: 'unauthenticated' })
})

test('asked to stop, or left alone by who started them, they end in an orderly way', async () => {
  const { quote, order, shipping } = system.processes
  expect(await Promise.all([quote.stop(), order.stop(), shipping.abandon()])).toEqual([0, 0, 0])
})

/** A shipment of this order is asked for after the order service was killed: its saga waits at the first step. */
async function askedWhileDown(order: Order) {
  await system.processes.order.kill()
  const asked = await shipmentAsked(people, order)
  await people.shipping.until(asked.job, ({ steps }) => steps.some(step => step.state === 'running'))
  return asked
}
