import { randomUUID } from 'node:crypto'
import type { DescMessage, MessageInitShape } from '@bufbuild/protobuf'
import {
  CancelShipmentSchema,
  CreateShipmentFromOrderSchema,
  DeliverShipmentSchema,
  PackShipmentSchema,
  ShippingService,
  ShipShipmentSchema,
  StartPickingSchema,
  UndoShipmentStepSchema,
} from '@torrent/contracts/shipping'
import { dayInTokyo, direct } from '@torrent/service-kit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { allocation, LINES } from './sample-shipment.fixture.ts'
import { eventOf, SATO, startShippingStory, TENANT } from './shipping-story.fixture.ts'

let story: Awaited<ReturnType<typeof startShippingStory>>
/** The shipment of this test. */
let id: string

beforeAll(async () => {
  story = await startShippingStory()
})
afterAll(() => story?.stop())

beforeEach(async () => {
  id = randomUUID()
  const shipment = { plannedDate: dayInTokyo(new Date()) }
  const job = await story.command(CreateShipmentFromOrderSchema, { id, orderId: allocation.orderId, shipment })
  await story.orderAnswers(job, { lines: LINES.map(lineId => ({ lineId, quantity: '3' })) })
  await job.ended()
})

async function run<Desc extends DescMessage>(schema: Desc, init: MessageInitShape<Desc>, options = {}) {
  return (await story.command(schema, init, options)).ended()
}

/** `version type → status` of every event of this shipment. */
function events(): string[] {
  const own = story.left().filter(({ key }) => key === id)
  return own.map(eventOf).map(({ version, type, status }) => `${version} ${type} → ${status}`)
}

async function read(tenant: string) {
  const mounted = story.service.serves[0]
  if (!mounted) throw new Error('serves nothing')
  const verify = async () => ({ subject: SATO.id, tenant, name: SATO.name, email: '', roles: SATO.roles })
  return direct(ShippingService, mounted.implementation as never, verify).getShipment({ id }, { token: undefined })
}

test('picked, packed, unpacked, packed again, shipped, delivered: each an event of its own', async () => {
  await run(StartPickingSchema, { id, baseVersion: 1 })
  await run(PackShipmentSchema, { id, baseVersion: 2, lots: [{ lineId: LINES[0], lot: 'H-1' }] })
  await run(UndoShipmentStepSchema, { id, baseVersion: 3 })
  await run(PackShipmentSchema, { id, baseVersion: 4, lots: [{ lineId: LINES[0], lot: 'H-2' }] })
  await run(ShipShipmentSchema, { id, baseVersion: 5, carrier: 'Sagawa', trackingNumber: '4411' })
  await run(DeliverShipmentSchema, { id, baseVersion: 6, receivedBy: 'Suzuki' })
  expect(events()).toEqual([
    '1 created → planned',
    '2 picking → picking',
    '3 packed → packed',
    '4 undone → picking',
    '5 packed → packed',
    '6 shipped → shipped',
    '7 delivered → delivered',
  ])
  expect(await read(TENANT)).toMatchObject({
    status: 'delivered',
    version: 7,
    carrier: 'Sagawa',
    trackingNumber: '4411',
    receivedBy: 'Suzuki',
    lines: [{ lot: 'H-2' }, { lot: '' }],
  })
})

test('cancelled: the event carries the reason', async () => {
  await run(CancelShipmentSchema, { id, baseVersion: 1, reason: 'Wrong place' })
  expect(events()).toEqual(['1 created → planned', '2 cancelled → cancelled'])
  const [last] = story.left().slice(-1)
  expect(last && eventOf(last)).toMatchObject({ note: 'Wrong place', document: { actions: [] } })
})

test('who acts on an old version hears of the conflict and changes nothing', async () => {
  await run(StartPickingSchema, { id, baseVersion: 1 })
  expect(await run(CancelShipmentSchema, { id, baseVersion: 1, reason: 'Too late' })).toMatchObject({
    state: 'failed',
    error: { code: 'conflict', params: { current: '2' } },
  })
  expect(events()).toHaveLength(2)
})

test('shipped once, however often the command arrives', async () => {
  await run(StartPickingSchema, { id, baseVersion: 1 })
  await run(PackShipmentSchema, { id, baseVersion: 2 })
  await run(ShipShipmentSchema, { id, baseVersion: 3 }, { times: 3 })
  expect(events().filter(event => event.includes('shipped'))).toEqual(['4 shipped → shipped'])
})

test('another tenant neither sees it nor moves it', async () => {
  await expect(read('mori-foods')).rejects.toMatchObject({ code: 'not_found' })
  expect(await run(StartPickingSchema, { id, baseVersion: 1 }, { tenant: 'mori-foods' })).toMatchObject({
    state: 'failed',
    error: { code: 'not_found' },
  })
  expect(events()).toHaveLength(1)
})

test('order management may not pick', async () => {
  const orders = { id: randomUUID(), name: 'Mori', roles: ['orders'] }
  expect(await run(StartPickingSchema, { id, baseVersion: 1 }, { actor: orders })).toMatchObject({
    error: { code: 'forbidden' },
  })
})
