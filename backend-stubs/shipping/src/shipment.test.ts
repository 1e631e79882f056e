import { create } from '@bufbuild/protobuf'
import { LineLotSchema } from '@torrent/contracts/shipping'
import { describe, expect, test } from 'vitest'
import { allocation, facts, LINES, plan, SHIPMENT_ID, shipment } from './sample-shipment.fixture.ts'
import { cancelled, checkedPlan, delivered, packed, picking, planned, shipped, undone } from './shipment.ts'

const NOW = '2026-10-05T01:02:03.000Z'
const lot = (lineId: string, lot: string) => create(LineLotSchema, { lineId, lot })
const inPacking = packed(picking(shipment), [lot(LINES[0], ' H-7781 ')])
const gone = shipped(inPacking, { carrier: '', trackingNumber: '4411' }, NOW)

describe('a new shipment', () => {
  test('takes lines and quantities from what the order has set aside', () => {
    expect(shipment).toMatchObject({ status: 'planned', orderNumber: 'O-2026-00007', subject: allocation.subject })
    expect(shipment.lines.map(({ orderLineId, quantity, unit }) => [orderLineId, quantity, unit])).toEqual([
      [LINES[0], '40', '本'],
      [LINES[1], '12', '枚'],
    ])
  })

  test('goes where the screen says, else where the order says, else to the customer', () => {
    const to = (shipTo: string, deliveryPlace: string) =>
      planned(SHIPMENT_ID, { ...plan, shipTo }, { ...allocation, deliveryPlace }, facts).shipTo
    expect(to('Site office', 'Gate 3')).toBe('Site office')
    expect(to('', 'Gate 3')).toBe('Gate 3')
    expect(to('', '')).toBe('Nagoya, Minato-ku 1-2-3')
  })

  test('may be planned for today and not for yesterday', () => {
    const on = (plannedDate: string) => planned(SHIPMENT_ID, { ...plan, plannedDate }, allocation, facts)
    expect(on('2026-10-01').plannedDate).toBe('2026-10-01')
    expect(() => on('2026-09-30')).toThrow(
      expect.objectContaining({ code: 'in_the_past', field: 'shipment.plannedDate' }),
    )
  })

  test('is not made for a customer on credit stop', () => {
    const blocked = { ...facts, customer: { ...facts.customer, blocked: true } }
    expect(() => planned(SHIPMENT_ID, plan, allocation, blocked)).toThrow(
      expect.objectContaining({ code: 'customer_blocked', params: { customer: 'Tokai Machinery' } }),
    )
  })

  test('is not made of nothing', () => {
    expect(() => planned(SHIPMENT_ID, plan, { ...allocation, lines: [] }, facts)).toThrow(
      expect.objectContaining({ code: 'no_lines' }),
    )
  })

  test.each([
    [{ plannedDate: '' }, 'required', 'shipment.plannedDate'],
    [{ plannedDate: '2026-02-30' }, 'not_a_date', 'shipment.plannedDate'],
    [{ shipTo: 'x'.repeat(501) }, 'too_long', 'shipment.shipTo'],
    [{ carrier: 'x'.repeat(101) }, 'too_long', 'shipment.carrier'],
    [{ note: '\0' }, 'invalid', 'shipment.note'],
  ])('with %j is refused as %s at %s', (input, code, field) => {
    expect(() => checkedPlan({ ...plan, ...input })).toThrow(expect.objectContaining({ code, field }))
  })
})

describe('packing', () => {
  test('writes down the lot of each line', () => {
    expect(inPacking.lines.map(line => line.lot)).toEqual(['H-7781', ''])
  })

  test('does not change the shipment it was given', () => {
    expect(shipment.lines.map(line => line.lot)).toEqual(['', ''])
  })

  test.each([
    [[lot('0199d3c0-0000-7000-8000-00000000ffff', 'A')], 'unknown_line', 'lots[0].lineId'],
    [[lot(LINES[0], 'A'), lot(LINES[0], 'B')], 'duplicate_line', 'lots[1].lineId'],
    [[lot(LINES[0], 'x'.repeat(51))], 'too_long', 'lots[0].lot'],
  ])('refuses lots that fit no line or no label', (lots, code, field) => {
    expect(() => packed(picking(shipment), lots)).toThrow(expect.objectContaining({ code, field }))
  })

  test('undone keeps the lots for the next time, and packing again replaces them', () => {
    const back = undone(inPacking)
    expect(back).toMatchObject({ status: 'picking' })
    expect(back.lines[0]?.lot).toBe('H-7781')
    expect(packed(back, [lot(LINES[1], 'P-1')]).lines.map(line => line.lot)).toEqual(['', 'P-1'])
  })
})

describe('shipping', () => {
  test('keeps the planned carrier unless another took the goods', () => {
    expect(gone).toMatchObject({ carrier: 'Yamato', trackingNumber: '4411', shippedAt: NOW })
    expect(shipped(inPacking, { carrier: 'Sagawa', trackingNumber: '' }, NOW).carrier).toBe('Sagawa')
  })

  test.each([
    ['carrier', { carrier: 'x'.repeat(101), trackingNumber: '' }],
    ['trackingNumber', { carrier: '', trackingNumber: 'x'.repeat(101) }],
  ])('refuses a %s that is too long', (field, by) => {
    expect(() => shipped(inPacking, by, NOW)).toThrow(expect.objectContaining({ code: 'too_long', field }))
  })

  test('ends with who took the goods and when', () => {
    expect(delivered(gone, ' Suzuki ', '2026-10-06T00:00:00.000Z')).toMatchObject({
      status: 'delivered',
      receivedBy: 'Suzuki',
      deliveredAt: '2026-10-06T00:00:00.000Z',
      shippedAt: NOW,
    })
    expect(delivered(gone, '', NOW).receivedBy).toBe('')
    expect(() => delivered(gone, 'x'.repeat(201), NOW)).toThrow(
      expect.objectContaining({ code: 'too_long', field: 'receivedBy' }),
    )
  })
})

describe('cancelling', () => {
  test('asks for the reason and keeps it', () => {
    expect(cancelled(inPacking, 'Customer moved the date')).toMatchObject({
      status: 'cancelled',
      reason: 'Customer moved the date',
    })
    expect(() => cancelled(shipment, '  ')).toThrow(expect.objectContaining({ code: 'required', field: 'reason' }))
  })

  test('is refused once the goods have left', () => {
    expect(() => cancelled(gone, 'Too late')).toThrow(expect.objectContaining({ code: 'already_shipped' }))
  })
})
