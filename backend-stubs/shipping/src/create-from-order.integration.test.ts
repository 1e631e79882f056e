import { randomUUID } from 'node:crypto'
import { AllocateOrderLinesSchema, ReleaseOrderLinesSchema } from '@torrent/contracts/order'
import { CreateShipmentFromOrderSchema } from '@torrent/contracts/shipping'
import { dayInTokyo } from '@torrent/service-kit'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { allocation, LINES } from './sample-shipment.fixture.ts'
import { eventOf, startShippingStory } from './shipping-story.fixture.ts'

let story: Awaited<ReturnType<typeof startShippingStory>>

beforeAll(async () => {
  story = await startShippingStory()
})
afterAll(() => story?.stop())
afterEach(() => story.blockCustomer(false))

const TODAY = dayInTokyo(new Date())
const wanted = (change: object = {}) => ({
  id: randomUUID(),
  orderId: allocation.orderId,
  lines: [{ orderLineId: LINES[0], quantity: '40' }],
  shipment: { plannedDate: TODAY, shipTo: 'Gate 3' },
  ...change,
})
const setAside = { lines: [{ lineId: LINES[0], quantity: '40' }] }

/** What left the service for one shipment: commands to the order and events. */
const leftFor = (shipmentId: string) =>
  story
    .left()
    .filter(({ key, payload }) => key === shipmentId || JSON.stringify(payload).includes(`"${shipmentId}"`))
    .map(({ type }) => type)

test('the order sets the quantities aside, then the shipment is there', async () => {
  const wish = wanted()
  const job = await story.command(CreateShipmentFromOrderSchema, wish)
  const asked = await story.orderAnswers(job, setAside)
  expect(asked).toMatchObject({
    $typeName: AllocateOrderLinesSchema.typeName,
    id: allocation.orderId,
    shipmentId: wish.id,
    lines: [{ lineId: LINES[0], quantity: '40' }],
  })
  expect(await job.ended()).toMatchObject({
    state: 'succeeded',
    steps: ['allocate done', 'create done'],
    result: { id: wish.id, version: 1 },
  })
  const event = story.left().findLast(({ key }) => key === wish.id)
  expect(event?.type).toBe('ShipmentCreated')
  expect(event && eventOf(event)).toMatchObject({
    type: 'created',
    status: 'planned',
    document: { partnerCode: 'C001', due: TODAY, sources: [{ kind: 'order', number: 'O-2026-00007' }] },
  })
})

test('when the order refuses, nothing is made and nothing has to be given back', async () => {
  const wish = wanted()
  const job = await story.command(CreateShipmentFromOrderSchema, wish)
  await story.orderAnswers(job, { error: 'exceeds_open' })
  expect(await job.ended()).toMatchObject({
    state: 'failed',
    error: { code: 'exceeds_open' },
    steps: ['allocate failed', 'create pending'],
  })
  expect(leftFor(wish.id)).toEqual([AllocateOrderLinesSchema.typeName])
})

test.each([
  ['the customer is on credit stop', {}, true, 'customer_blocked'],
  ['the day has passed', { shipment: { plannedDate: '2020-01-01' } }, false, 'in_the_past'],
])('when %s, the order gets its quantities back before the job fails', async (_, change, blocked, code) => {
  story.blockCustomer(blocked)
  const wish = wanted(change)
  const job = await story.command(CreateShipmentFromOrderSchema, wish)
  await story.orderAnswers(job, setAside)
  const asked = await story.orderAnswers(job, {})
  expect(asked).toMatchObject({
    $typeName: ReleaseOrderLinesSchema.typeName,
    id: allocation.orderId,
    shipmentId: wish.id,
  })
  expect(await job.ended()).toMatchObject({
    state: 'failed',
    error: { code },
    steps: ['allocate compensated', 'create failed'],
  })
  expect(leftFor(wish.id)).toEqual([AllocateOrderLinesSchema.typeName, ReleaseOrderLinesSchema.typeName])
})

test('a shipment that was refused leaves no gap in the numbers', async () => {
  const numberOf = async () => {
    const job = await story.command(CreateShipmentFromOrderSchema, wanted())
    await story.orderAnswers(job, setAside)
    return Number((await job.ended()).result?.number.split('-')[2])
  }
  const before = await numberOf()
  story.blockCustomer(true)
  const refused = await story.command(CreateShipmentFromOrderSchema, wanted())
  await story.orderAnswers(refused, setAside)
  await story.orderAnswers(refused, {})
  await refused.ended()
  story.blockCustomer(false)
  expect(await numberOf()).toBe(before + 1)
})

test('command and reply delivered three times make one shipment', async () => {
  const wish = wanted()
  const job = await story.command(CreateShipmentFromOrderSchema, wish, { times: 3 })
  await story.orderAnswers(job, setAside, 3)
  await job.ended()
  expect(leftFor(wish.id)).toEqual([AllocateOrderLinesSchema.typeName, 'ShipmentCreated'])
})

test('a second shipment of the same id is refused before anything is set aside', async () => {
  const wish = wanted()
  const first = await story.command(CreateShipmentFromOrderSchema, wish)
  const onItsWay = await story.command(CreateShipmentFromOrderSchema, wish)
  expect(await onItsWay.ended()).toMatchObject({ state: 'failed', error: { code: 'already_exists' } })
  await story.orderAnswers(first, setAside)
  expect(await first.ended()).toMatchObject({ state: 'succeeded' })
  const there = await story.command(CreateShipmentFromOrderSchema, wish)
  expect(await there.ended()).toMatchObject({ state: 'failed', error: { code: 'already_exists' } })
  expect(leftFor(wish.id)).toEqual([AllocateOrderLinesSchema.typeName, 'ShipmentCreated'])
})

test('after a failure the same shipment may be asked for again', async () => {
  const wish = wanted()
  const first = await story.command(CreateShipmentFromOrderSchema, wish)
  await story.orderAnswers(first, { error: 'not_allowed_now' })
  await first.ended()
  const again = await story.command(CreateShipmentFromOrderSchema, wish)
  await story.orderAnswers(again, setAside)
  expect(await again.ended()).toMatchObject({ state: 'succeeded' })
})

test('somebody who may not create shipments cannot have quantities set aside', async () => {
  const wish = wanted()
  const sales = { id: randomUUID(), name: 'Ito', roles: ['sales'] }
  const job = await story.command(CreateShipmentFromOrderSchema, wish, { actor: sales })
  expect(await job.ended()).toMatchObject({ state: 'failed', error: { code: 'forbidden' } })
  expect(leftFor(wish.id)).toEqual([])
})
