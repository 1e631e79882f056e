import { create } from '@bufbuild/protobuf'
import { OrderAllocationSchema, OrderSchema } from '@torrent/contracts/order'
import { CreateShipmentFromOrderSchema } from '@torrent/contracts/shipping'
import { expect, test } from 'vitest'
import { allocationOf } from './allocation.ts'
import { requested } from './create-from-order.ts'
import { allocation, LINES, plan, SHIPMENT_ID } from './sample-shipment.fixture.ts'

const order = create(OrderSchema, {
  id: allocation.orderId,
  number: allocation.orderNumber,
  subject: allocation.subject,
  deliveryPlace: allocation.deliveryPlace,
  customer: { id: allocation.customerId },
  lines: [
    { ...allocation.lines[0], id: LINES[0], quantity: '100' },
    { ...allocation.lines[1], id: LINES[1], quantity: '12' },
    { id: '0199d3c0-0000-7000-8000-0000000000a3', description: 'Not in this shipment', quantity: '5' },
  ],
})

test('the order’s reply is read with the quantities set aside, not those ordered', () => {
  const lines = [
    { lineId: LINES[0], quantity: '40' },
    { lineId: LINES[1], quantity: '12' },
  ]
  expect(allocationOf(create(OrderAllocationSchema, { order, lines }))).toEqual(allocation)
})

test('a request is checked for its form before anything is set aside', () => {
  const wish = { id: SHIPMENT_ID, orderId: allocation.orderId, shipment: plan }
  const ask = (change: object) => () => requested(create(CreateShipmentFromOrderSchema, { ...wish, ...change }))
  expect(ask({})()).toMatchObject({ shipmentId: SHIPMENT_ID, orderId: allocation.orderId, lines: [], plan })
  expect(ask({ id: 'S1' })).toThrow(expect.objectContaining({ code: 'invalid', field: 'id' }))
  expect(ask({ orderId: '' })).toThrow(expect.objectContaining({ code: 'invalid', field: 'orderId' }))
  expect(ask({ shipment: undefined })).toThrow(expect.objectContaining({ code: 'required' }))
  expect(ask({ lines: Array.from({ length: 501 }, () => ({})) })).toThrow(
    expect.objectContaining({ code: 'too_many_lines' }),
  )
})
