import { addQuantities, compare, subtract } from '@torrent/tax'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figuresOf, type MovementKind, moved, progress } from './ledger.ts'
import { confirmedOf, draftOf, ledgerOf, lineId, NOW } from './order.fixture.ts'

const KINDS: MovementKind[] = ['ordered', 'allocated', 'released', 'shipped', 'returned', 'cancelled']
const quantity = fc.integer({ min: 1, max: 99_999_999 }).map(units => String(units / 10_000))
const movement = fc.record({ kind: fc.constantFrom(...KINDS), quantity })

describe('the figures of a line', () => {
  test('always add up, whatever has moved', () => {
    fc.assert(
      fc.property(fc.array(movement), movements => {
        const { ordered, open, allocated, shipped, returned, cancelled } = figuresOf(movements)
        expect(addQuantities(ordered, returned)).toBe(addQuantities(open, allocated, shipped, cancelled))
      }),
    )
  })

  test('do not depend on the order in which the movements came', () => {
    fc.assert(
      fc.property(fc.array(movement), fc.infiniteStream(fc.nat()), (movements, keys) => {
        const shuffled = movements.map(entry => [keys.next().value, entry] as const).sort(([a], [b]) => a - b)
        expect(figuresOf(shuffled.map(([, entry]) => entry))).toEqual(figuresOf(movements))
      }),
    )
  })

  test('are the same when a movement is split into two', () => {
    fc.assert(
      fc.property(fc.array(movement), fc.constantFrom(...KINDS), quantity, quantity, (others, kind, one, two) => {
        const whole = figuresOf([...others, { kind, quantity: addQuantities(one, two) }])
        expect(figuresOf([...others, { kind, quantity: one }, { kind, quantity: two }])).toEqual(whole)
      }),
    )
  })

  test('of a worked example: 10 ordered, 6 set aside, 4 of them gone, 2 given back, 1 came back, 3 cancelled', () => {
    const movements = [
      ['ordered', '10'],
      ['allocated', '6'],
      ['shipped', '4'],
      ['released', '2'],
      ['returned', '1'],
      ['cancelled', '3'],
    ].map(([kind = '', quantity = '']) => ({ kind, quantity }))
    expect(figuresOf(movements)).toEqual({
      ordered: '10',
      allocated: '0',
      shipped: '4',
      returned: '1',
      cancelled: '3',
      open: '4',
    })
  })
})

describe('how far an order is', () => {
  const line = (ordered: string, shipped: string, returned = '0', cancelled = '0') => ({
    ordered,
    shipped,
    returned,
    cancelled,
    allocated: '0',
    open: subtract(addQuantities(ordered, returned), shipped, cancelled),
  })
  test.each([
    ['nothing has left', [line('5', '0'), line('2', '0')], 'confirmed'],
    ['part of a line has left', [line('5', '4.9999'), line('2', '0')], 'partially_shipped'],
    ['one of two lines has left', [line('5', '5'), line('2', '0')], 'partially_shipped'],
    ['everything has left', [line('5', '5'), line('2', '2')], 'shipped'],
    ['everything that was not cancelled has left', [line('5', '5'), line('2', '0', '0', '2')], 'shipped'],
    ['some came back', [line('5', '5', '1')], 'partially_shipped'],
    ['all came back', [line('5', '5', '5')], 'confirmed'],
    ['what came back has left again', [line('5', '6', '1')], 'shipped'],
    ['everything was cancelled', [line('5', '0', '0', '5')], 'confirmed'],
    ['there are no lines', [], 'confirmed'],
  ])('when %s', (_, lines, status) => expect(progress(lines)).toBe(status))
})

describe('moving quantities', () => {
  test('keeps the lines of one item apart', () => {
    const order = moved(confirmedOf('10', '10'), 'allocated', [{ lineId: lineId(2), quantity: '7' }], { now: NOW })
    expect(ledgerOf(order)).toEqual(['10/0/0/0/0', '3/7/0/0/0'])
  })

  test('writes what it derives onto the lines', () => {
    const order = moved(confirmedOf('10'), 'allocated', [{ lineId: lineId(1), quantity: '2.5' }], { now: NOW })
    expect(order.lines[0]).toMatchObject({
      quantity: '10',
      openQuantity: '7.5',
      allocatedQuantity: '2.5',
      shippedQuantity: '0',
      returnedQuantity: '0',
      cancelledQuantity: '0',
    })
  })

  test('never takes a figure below zero: it throws and leaves the order as it was', () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 20 }), movements => {
        let order = draftOf('1000')
        for (const { kind, quantity } of movements.filter(entry => entry.kind !== 'ordered')) {
          const before = ledgerOf(order)
          try {
            order = moved(order, kind, [{ lineId: lineId(1), quantity }], { now: NOW })
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError)
            expect(ledgerOf(order)).toEqual(before)
          }
          const figures = Object.values<string>({ ...figuresOf(order.movements) })
          expect(figures.every(figure => compare(figure, '0') >= 0)).toBe(true)
        }
      }),
    )
  })

  test('of a line that the order does not have throws', () => {
    expect(() => moved(confirmedOf('1'), 'allocated', [{ lineId: lineId(9), quantity: '1' }], { now: NOW })).toThrow(
      RangeError,
    )
  })
})
