import { create } from '@bufbuild/protobuf'
import { LineQuantitySchema, type Order } from '@torrent/contracts/order'
import { Refused } from '@torrent/service-kit'
import { addQuantities, compare } from '@torrent/tax'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocated, released, shipped } from './allocation.ts'
import { allocatedTo, lineFigures, progress } from './ledger.ts'
import { confirmedOf, draftOf, ledgerOf, lineId, NOW, refusal, shipmentId } from './order.fixture.ts'
import { cancelled, held, resumed } from './order.ts'

const of = (line: number, quantity: string) => create(LineQuantitySchema, { lineId: lineId(line), quantity })

describe('setting aside for a shipment', () => {
  test('takes what was asked for and leaves the rest open', () => {
    const { order, lines } = allocated(confirmedOf('10', '4'), shipmentId(1), [of(1, '6.50')], NOW)
    expect(ledgerOf(order)).toEqual(['3.5/6.5/0/0/0', '4/0/0/0/0'])
    expect(lines).toEqual([of(1, '6.5')])
    expect(order.status).toBe('confirmed')
  })

  test('takes everything that is open when nothing is said', () => {
    const half = allocated(confirmedOf('10', '4', '1'), shipmentId(1), [of(1, '6'), of(3, '1')], NOW).order
    const { order, lines } = allocated(half, shipmentId(2), [], NOW)
    expect(lines).toEqual([of(1, '4'), of(2, '4')])
    expect(ledgerOf(order)).toEqual(['0/10/0/0/0', '0/4/0/0/0', '0/1/0/0/0'])
  })

  test.each([
    ['more than is open', [of(1, '10.0001')], 'exceeds_open lines'],
    ['a line that is not there', [of(9, '1')], 'unknown_line lines'],
    ['the same line twice', [of(1, '1'), of(1, '1')], 'duplicate_line lines'],
    ['nothing of a line', [of(1, '0')], 'not_a_quantity lines'],
    ['less than nothing', [of(1, '-1')], 'not_a_quantity lines'],
    ['no number', [of(1, 'ten')], 'not_a_quantity lines'],
    ['a fraction too fine', [of(1, '0.00001')], 'not_a_quantity lines'],
  ])('refuses %s', (_, lines, code) => {
    expect(refusal(() => allocated(confirmedOf('10'), shipmentId(1), lines, NOW))).toBe(code)
  })

  test('says how much is open when more is wanted', () => {
    const order = allocated(confirmedOf('10'), shipmentId(1), [of(1, '6')], NOW).order
    try {
      allocated(order, shipmentId(2), [of(1, '5')], NOW)
      expect.unreachable()
    } catch (error) {
      expect(error instanceof Refused && error.params).toEqual({ open: '4' })
    }
  })

  test('refuses when nothing is open any more', () => {
    const order = allocated(confirmedOf('10'), shipmentId(1), [], NOW).order
    expect(refusal(() => allocated(order, shipmentId(2), [], NOW))).toBe('nothing_open')
  })

  test('is for confirmed orders only', () => {
    const confirmed = confirmedOf('10')
    const partly = shipped(
      allocated(confirmed, shipmentId(1), [of(1, '4')], NOW).order,
      shipmentId(1),
      [of(1, '4')],
      NOW,
    )
    const gone = shipped(allocated(partly, shipmentId(2), [], NOW).order, shipmentId(2), [of(1, '6')], NOW)
    const attempts = [draftOf('10'), confirmed, held(confirmed, 'x'), cancelled(confirmed, 'x', NOW), partly, gone]
    expect(attempts.map(order => [order.status, refusal(() => allocated(order, shipmentId(3), [], NOW))])).toEqual([
      ['draft', 'not_allowed_now'],
      ['confirmed', 'done'],
      ['on_hold', 'not_allowed_now'],
      ['cancelled', 'not_allowed_now'],
      ['partially_shipped', 'done'],
      ['shipped', 'not_allowed_now'],
    ])
  })

  test('happens once for a shipment, so that giving back takes from nobody else', () => {
    const order = allocated(confirmedOf('10'), shipmentId(1), [of(1, '1')], NOW).order
    expect(refusal(() => allocated(order, shipmentId(1), [of(1, '1')], NOW))).toBe('already_exists id')
    const gone = shipped(order, shipmentId(1), [of(1, '1')], NOW)
    expect(refusal(() => allocated(gone, shipmentId(1), [of(1, '1')], NOW))).toBe('already_exists id')
    expect(refusal(() => allocated(released(order, shipmentId(1), NOW), shipmentId(1), [], NOW))).toBe('done')
  })
})

describe('giving back', () => {
  test('opens exactly what that shipment had', () => {
    const first = allocated(confirmedOf('10', '4'), shipmentId(1), [of(1, '6'), of(2, '4')], NOW).order
    const both = allocated(first, shipmentId(2), [of(1, '3')], NOW).order
    expect(ledgerOf(released(both, shipmentId(1), NOW))).toEqual(['7/3/0/0/0', '4/0/0/0/0'])
  })

  test('again, or for an unknown shipment, is the very same order', () => {
    const order = released(allocated(confirmedOf('10'), shipmentId(1), [], NOW).order, shipmentId(1), NOW)
    expect(released(order, shipmentId(1), NOW)).toBe(order)
    expect(released(order, shipmentId(2), NOW)).toBe(order)
  })
})

describe('shipping', () => {
  const order = allocated(confirmedOf('10', '4'), shipmentId(1), [of(1, '6'), of(2, '4')], NOW).order

  test('turns what was set aside into what has left, and the status with it', () => {
    const partly = shipped(order, shipmentId(1), [of(1, '6'), of(2, '4')], NOW)
    expect([partly.status, ...ledgerOf(partly)]).toEqual(['partially_shipped', '4/0/6/0/0', '0/0/4/0/0'])
    const rest = allocated(partly, shipmentId(2), [], NOW).order
    expect(rest.status).toBe('partially_shipped')
    const all = shipped(rest, shipmentId(2), [of(1, '4')], NOW)
    expect([all.status, ...ledgerOf(all)]).toEqual(['shipped', '0/0/10/0/0', '0/0/4/0/0'])
  })

  test('less than was set aside opens the rest', () => {
    expect(ledgerOf(shipped(order, shipmentId(1), [of(1, '5')], NOW))).toEqual(['5/0/5/0/0', '4/0/0/0/0'])
  })

  test('one line in two lots adds up', () => {
    expect(ledgerOf(shipped(order, shipmentId(1), [of(1, '2'), of(1, '4'), of(2, '4')], NOW))).toEqual([
      '4/0/6/0/0',
      '0/0/4/0/0',
    ])
  })

  test('more than was set aside for it cannot be, even when another shipment has enough', () => {
    const other = allocated(order, shipmentId(2), [of(1, '4')], NOW).order
    expect(() => shipped(other, shipmentId(1), [of(1, '7')], NOW)).toThrow(RangeError)
  })

  test('goes on while the order is on hold, and is seen when it is resumed', () => {
    const onHold = shipped(held(order, '与信確認'), shipmentId(1), [of(1, '6'), of(2, '4')], NOW)
    expect(onHold.status).toBe('on_hold')
    expect(resumed(onHold).status).toBe('partially_shipped')
  })
})

test('whatever people and shipments do in whatever order, nothing is lost, doubled or below zero', () => {
  const line = fc.integer({ min: 1, max: 3 })
  const some = fc.integer({ min: 1, max: 120_000 }).map(units => String(units / 10_000))
  const shipment = fc.integer({ min: 1, max: 4 }).map(shipmentId)
  const step = fc.oneof(
    fc.tuple(shipment, fc.array(fc.tuple(line, some), { maxLength: 3 })).map(
      ([id, lines]) =>
        (order: Order) =>
          allocated(
            order,
            id,
            lines.map(([number, quantity]) => of(number, quantity)),
            NOW,
          ).order,
    ),
    shipment.map(id => (order: Order) => released(order, id, NOW)),
    // As shipping says it: the quantities that were set aside, or less of the first.
    fc.tuple(shipment, fc.boolean()).map(([id, short]) => (order: Order) => {
      const lines = [...allocatedTo(order, id)].map(([lineId, quantity]) => ({ lineId, quantity }))
      return shipped(order, id, short ? lines.slice(1) : lines, NOW)
    }),
    fc.constant((order: Order) => held(order, '理由')),
    fc.constant((order: Order) => resumed(order)),
    fc.constant((order: Order) => cancelled(order, '理由', NOW)),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), steps => {
      let order = confirmedOf('10', '7.5', '0.0001')
      for (const apply of steps) {
        const before = order
        try {
          order = apply(order)
        } catch (error) {
          if (!(error instanceof Refused)) throw error
        }
        // The ledger only grows.
        expect(order.movements.slice(0, before.movements.length)).toEqual(before.movements)
        const figures = order.lines.map(({ id }) => lineFigures(order, id))
        for (const [index, { ordered, open, allocated, shipped, returned, cancelled }] of figures.entries()) {
          expect(ordered).toBe(order.lines[index]?.quantity)
          expect(addQuantities(ordered, returned)).toBe(addQuantities(open, allocated, shipped, cancelled))
          for (const figure of [open, allocated, shipped, cancelled]) expect(compare(figure, '0')).not.toBe(-1)
          // What is set aside belongs to shipments, to the last piece.
          const aside = [1, 2, 3, 4].map(number => allocatedTo(order, shipmentId(number)).get(lineId(index + 1)) ?? '0')
          expect(addQuantities(...aside)).toBe(allocated)
        }
        if (order.status === 'cancelled') expect(figures.every(({ open }) => open === '0')).toBe(true)
        if (!['on_hold', 'cancelled'].includes(order.status)) expect(order.status).toBe(progress(figures))
      }
    }),
    { numRuns: 300 },
  )
})
