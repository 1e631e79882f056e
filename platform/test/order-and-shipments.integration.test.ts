import { randomUUID } from 'node:crypto'
import type { Customer, Item } from '@torrent/contracts/common'
import {
  CancelOrderSchema,
  ConfirmOrderSchema,
  CreateOrderSchema,
  HoldOrderSchema,
  ResumeOrderSchema,
} from '@torrent/contracts/order'
import {
  CancelShipmentSchema,
  CreateShipmentFromOrderSchema,
  DeliverShipmentSchema,
  PackShipmentSchema,
  ShipShipmentSchema,
  StartPickingSchema,
} from '@torrent/contracts/shipping'
import { dayInTokyo } from '@torrent/service-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  does,
  eventually,
  ledgerOf,
  masterData,
  openSalesHouse,
  type SalesHouse,
  type Somebody,
} from './sales-house.ts'

let house: SalesHouse
let admin: Somebody
let master: { customer: Customer; item: Item }

beforeAll(async () => {
  house = await openSalesHouse()
  admin = await house.person('admin')
  master = await masterData(house, admin.call)
})

afterAll(() => house.close())

const orderNow = (id: string) => house.clients.order.getOrder({ id }, admin.call)

/** A confirmed order with one line for each quantity. */
async function confirmedOrder(...quantities: string[]): Promise<string> {
  const { id: itemId } = master.item
  const lines = quantities.map(quantity => ({
    ...{ id: randomUUID(), itemId, quantity, unitPrice: '10', taxCode: 'standard' },
  }))
  const order = { customerId: master.customer.id, subject: 'Order', header: {}, lines }
  const { id } = await does(admin.tries(CreateOrderSchema, { id: randomUUID(), order }))
  await does(admin.tries(ConfirmOrderSchema, { id, baseVersion: 1 }))
  return id
}

/** Asks for a shipment of these quantities of the order's lines; none means everything. */
async function shipmentOf(orderId: string, ...quantities: string[]) {
  const order = await orderNow(orderId)
  const lines = quantities.map((quantity, index) => ({ orderLineId: order.lines[index]?.id ?? '', quantity }))
  const shipment = { plannedDate: dayInTokyo(new Date()) }
  return admin.tries(CreateShipmentFromOrderSchema, { id: randomUUID(), orderId, lines, shipment })
}

/** Picks, packs and ships; the order hears of it by the event. */
async function ship(id: string): Promise<void> {
  await does(admin.tries(StartPickingSchema, { id, baseVersion: 1 }))
  await does(admin.tries(PackShipmentSchema, { id, baseVersion: 2 }))
  await does(admin.tries(ShipShipmentSchema, { id, baseVersion: 3, carrier: 'ヤマト' }))
}

async function cancel(id: string): Promise<string> {
  const { version } = await orderNow(id)
  const { state, error } = await admin.tries(CancelOrderSchema, { id, baseVersion: version, reason: '失注' })
  return error?.code ?? state
}

test('an order goes from confirmed over partially shipped to shipped as its shipments leave', async () => {
  const id = await confirmedOrder('10', '4')
  const first = await does(shipmentOf(id, '6'))
  expect(await orderNow(id)).toMatchObject({ status: 'confirmed' })
  expect(ledgerOf(await orderNow(id))).toEqual(['4/6/0/0/0', '4/0/0/0/0'])

  await ship(first.id)
  await eventually(async () => expect(await orderNow(id)).toMatchObject({ status: 'partially_shipped' }))
  expect(ledgerOf(await orderNow(id))).toEqual(['4/0/6/0/0', '4/0/0/0/0'])

  const second = await does(shipmentOf(id))
  await ship(second.id)
  await eventually(async () => expect(await orderNow(id)).toMatchObject({ status: 'shipped' }))
  expect(ledgerOf(await orderNow(id))).toEqual(['0/0/10/0/0', '0/0/4/0/0'])

  await does(admin.tries(DeliverShipmentSchema, { id: second.id, baseVersion: 4, receivedBy: '山田' }))
  expect((await shipmentOf(id)).error).toMatchObject({ code: 'not_allowed_now', params: { status: 'shipped' } })
})

test('shipments at the same moment never set aside more than is open', async () => {
  const id = await confirmedOrder('10')
  const jobs = await Promise.all(Array.from({ length: 5 }, () => shipmentOf(id, '3')))
  expect(jobs.filter(({ state }) => state === 'succeeded')).toHaveLength(3)
  expect(jobs.flatMap(({ error }) => error?.code ?? [])).toEqual(['exceeds_open', 'exceeds_open'])
  expect(ledgerOf(await orderNow(id))).toEqual(['1/9/0/0/0'])
})

test('an order with a shipment cannot be cancelled until the shipment is, and never once it has left', async () => {
  const id = await confirmedOrder('10')
  const shipment = await does(shipmentOf(id, '6'))
  expect(await cancel(id)).toBe('has_shipments')
  await does(admin.tries(CancelShipmentSchema, { id: shipment.id, baseVersion: 1, reason: '誤り' }))
  await eventually(async () => expect(ledgerOf(await orderNow(id))).toEqual(['10/0/0/0/0']))
  const left = await confirmedOrder('1')
  await ship((await does(shipmentOf(left))).id)
  await eventually(async () => expect(await orderNow(left)).toMatchObject({ status: 'shipped' }))
  expect(await cancel(left)).toBe('has_shipments')
  expect(await cancel(id)).toBe('succeeded')
})

test('on hold nothing new is set aside, what was goes on, and resuming finds the order where it stands', async () => {
  const id = await confirmedOrder('10')
  const shipment = await does(shipmentOf(id, '6'))
  await does(admin.tries(HoldOrderSchema, { id, baseVersion: 3, reason: '与信確認' }))
  expect((await shipmentOf(id)).error).toMatchObject({ code: 'not_allowed_now', params: { status: 'on_hold' } })
  await ship(shipment.id)
  await eventually(async () => expect(ledgerOf(await orderNow(id))).toEqual(['4/0/6/0/0']))
  const { status, version } = await orderNow(id)
  expect(status).toBe('on_hold')
  await does(admin.tries(ResumeOrderSchema, { id, baseVersion: version }))
  expect(await orderNow(id)).toMatchObject({ status: 'partially_shipped', reason: '' })
})

test('a shipment’s event delivered a second time moves nothing', async () => {
  const id = await confirmedOrder('10')
  const shipment = await does(shipmentOf(id, '6'))
  await ship(shipment.id)
  await eventually(async () => expect(await orderNow(id)).toMatchObject({ status: 'partially_shipped' }))
  const before = await orderNow(id)
  const events = house.messages.filter(
    ({ message }) => message.key === shipment.id && message.type.startsWith('Shipment'),
  )
  expect(events.map(({ message }) => message.type)).toContain('ShipmentShipped')
  await house.broker.publish(events.map(({ topic, message }) => ({ topic, message })))
  // An event that comes after them is heard only when they were.
  const other = await confirmedOrder('1')
  await ship((await does(shipmentOf(other))).id)
  await eventually(async () => expect(await orderNow(other)).toMatchObject({ status: 'shipped' }))
  expect(await orderNow(id)).toEqual(before)
  expect(await house.inDatabase('broker', 'select * from dead_letters')).toEqual([])
})
