import { create } from '@bufbuild/protobuf'
import { ShipmentSchema } from '@torrent/contracts/shipping'
import { describe, expect, test } from 'vitest'
import { allocated } from './allocation.ts'
import { confirmedOf, ledgerOf, lineId, NOW, ORDER, shipmentId } from './order.fixture.ts'
import { afterShipment } from './shipments.ts'

const order = allocated(confirmedOf('10', '4'), shipmentId(1), [], NOW).order
const shipment = create(ShipmentSchema, {
  id: shipmentId(1),
  lines: [
    { orderId: ORDER, orderLineId: lineId(1), quantity: '10' },
    { orderId: ORDER, orderLineId: lineId(2), quantity: '4' },
    { orderId: shipmentId(9), orderLineId: lineId(1), quantity: '99' },
  ],
})

describe('what a shipment tells an order', () => {
  test('shipped: the order’s own lines have left', () => {
    const after = afterShipment(order, 'shipped', shipment, NOW)
    expect([after.status, ...ledgerOf(after)]).toEqual(['shipped', '0/0/10/0/0', '0/0/4/0/0'])
  })

  test('cancelled: what was set aside is open again', () => {
    expect(ledgerOf(afterShipment(order, 'cancelled', shipment, NOW))).toEqual(['10/0/0/0/0', '4/0/0/0/0'])
  })

  test.each(['created', 'packed', 'delivered'])('%s: nothing', change => {
    expect(afterShipment(order, change, shipment, NOW)).toBe(order)
  })
})
