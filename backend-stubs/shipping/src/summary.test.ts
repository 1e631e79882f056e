import { expect, test } from 'vitest'
import { allocation, shipment } from './sample-shipment.fixture.ts'
import { shipmentKind } from './summary.ts'

test('a shipment is found by its order’s subject, its items and its tracking number, and leads back to its order', () => {
  const summary = shipmentKind.summarize({ ...shipment, trackingNumber: '4411' })
  expect(summary).toMatchObject({
    title: 'Bars and plates, October',
    partner: { code: 'C001', name: 'Tokai Machinery' },
    due: '2026-10-05',
    amountMinor: '0',
    sources: [{ kind: 'order', id: allocation.orderId, number: 'O-2026-00007' }],
  })
  expect(summary.keywords).toEqual(['4411', 'SS400-20', 'Round bar SS400 φ20', 'Plate cut to size'])
})
