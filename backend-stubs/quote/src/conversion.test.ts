import { create } from '@bufbuild/protobuf'
import { LineQuantitySchema, type Quote } from '@torrent/contracts/quote'
import { Refused } from '@torrent/service-kit'
import { addQuantities, compare } from '@torrent/tax'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openQuantity, ordered, released, reserved, somethingOpen } from './conversion.ts'
import { draftOf, lineId, NOW, orderId, refusal, sentOf, TODAY } from './quote.fixture.ts'
import { approved, submitted } from './quote.ts'

const at = { today: TODAY, now: NOW }
const of = (line: number, quantity: string) => create(LineQuantitySchema, { lineId: lineId(line), quantity })
const openOf = (quote: Quote) => quote.lines.map(line => line.openQuantity)

describe('setting aside for an order', () => {
  test('takes what was asked for and leaves the rest open', () => {
    const { quote, lines } = reserved(sentOf('10', '4'), orderId(1), [of(1, '6.50')], at)
    expect(openOf(quote)).toEqual(['3.5', '4'])
    expect(lines).toEqual([of(1, '6.5')])
    expect(quote.status).toBe('sent')
  })

  test('takes everything that is open when nothing is said', () => {
    const half = reserved(sentOf('10', '4', '1'), orderId(1), [of(1, '6'), of(3, '1')], at).quote
    const { quote, lines } = reserved(half, orderId(2), [], at)
    expect(lines).toEqual([of(1, '4'), of(2, '4')])
    expect(openOf(quote)).toEqual(['0', '0', '0'])
    expect(somethingOpen(quote)).toBe(false)
    expect(refusal(() => reserved(quote, orderId(3), [], at))).toBe('nothing_open')
  })

  test.each([
    ['more than is open', [of(1, '10.0001')], 'exceeds_open lines'],
    ['a line that is not there', [of(9, '1')], 'unknown_line lines'],
    ['the same line twice', [of(1, '1'), of(1, '1')], 'duplicate_line lines'],
    ['nothing of a line', [of(1, '0')], 'not_a_quantity lines'],
    ['less than nothing', [of(1, '-1')], 'not_a_quantity lines'],
    ['no number', [of(1, 'ten')], 'not_a_quantity lines'],
  ])('refuses %s', (_, lines, code) => {
    expect(refusal(() => reserved(sentOf('10'), orderId(1), lines, at))).toBe(code)
  })

  test('is for quotes that are approved and still valid', () => {
    const submittedQuote = submitted(draftOf('1'), TODAY)
    expect(refusal(() => reserved(draftOf('1'), orderId(1), [], at))).toBe('not_allowed_now')
    expect(refusal(() => reserved(submittedQuote, orderId(1), [], at))).toBe('not_allowed_now')
    expect(refusal(() => reserved(approved(submittedQuote), orderId(1), [], at))).toBe('done')
    expect(refusal(() => reserved(sentOf('1'), orderId(1), [], { ...at, today: '2026-12-31' }))).toBe('done')
    expect(refusal(() => reserved(sentOf('1'), orderId(1), [], { ...at, today: '2027-01-01' }))).toBe('expired')
  })

  test('happens once for an order, so that giving back takes from nobody else', () => {
    const { quote } = reserved(sentOf('10'), orderId(1), [of(1, '1')], at)
    expect(refusal(() => reserved(quote, orderId(1), [of(1, '1')], at))).toBe('already_exists id')
    expect(refusal(() => reserved(ordered(quote, orderId(1), NOW), orderId(1), [], at))).toBe('already_exists id')
    expect(refusal(() => reserved(released(quote, orderId(1), NOW), orderId(1), [], at))).toBe('done')
  })
})

describe('what becomes of it', () => {
  const { quote } = reserved(sentOf('10', '4'), orderId(1), [of(1, '6')], at)

  test('an order: the customer has accepted, and nothing else is open than before', () => {
    const after = ordered(quote, orderId(1), NOW)
    expect([after.status, ...openOf(after)]).toEqual(['accepted', '4', '4'])
    expect(ordered(after, orderId(1), NOW)).toBe(after)
  })

  test('no order: everything is open again, once', () => {
    const after = released(quote, orderId(1), NOW)
    expect([after.status, ...openOf(after)]).toEqual(['sent', '10', '4'])
    expect(released(after, orderId(1), NOW)).toBe(after)
    expect(released(quote, orderId(2), NOW)).toBe(quote)
  })

  test('an order that is cancelled: everything is open again', () => {
    const after = released(ordered(quote, orderId(1), NOW), orderId(1), NOW)
    expect([after.status, ...openOf(after)]).toEqual(['accepted', '10', '4'])
    expect(somethingOpen(after)).toBe(true)
  })

  test('an order that was cancelled before the quote heard of it: nothing', () => {
    const after = released(quote, orderId(1), NOW)
    expect(ordered(after, orderId(1), NOW)).toBe(after)
  })
})

test('whatever orders come, fail and are cancelled, each line’s open and held quantities add up', () => {
  const some = fc.integer({ min: 1, max: 120_000 }).map(units => String(units / 10_000))
  const order = fc.integer({ min: 1, max: 4 }).map(orderId)
  const step = fc.oneof(
    fc.tuple(order, fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), some), { maxLength: 3 })).map(
      ([id, lines]) =>
        (quote: Quote) =>
          reserved(
            quote,
            id,
            lines.map(([number, quantity]) => of(number, quantity)),
            at,
          ).quote,
    ),
    order.map(id => (quote: Quote) => released(quote, id, NOW)),
    order.map(id => (quote: Quote) => ordered(quote, id, NOW)),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), steps => {
      let quote = sentOf('10', '7.5', '0.0001')
      // What the orders hold, kept by the test in its own way: an order and line to a quantity.
      const model = new Map<string, string>()
      for (const apply of steps) {
        const before = quote
        try {
          quote = apply(quote)
        } catch (error) {
          if (!(error instanceof Refused)) throw error
        }
        expect(quote.movements.slice(0, before.movements.length)).toEqual(before.movements)
        for (const { kind, lineId, orderId, quantity } of quote.movements.slice(before.movements.length)) {
          const key = `${orderId} ${lineId}`
          if (kind === 'reserved') model.set(key, addQuantities(model.get(key) ?? '0', quantity))
          if (kind === 'released') {
            expect(model.get(key)).toBe(quantity)
            model.delete(key)
          }
        }
        for (const line of quote.lines) {
          const held = [...model].filter(([key]) => key.endsWith(line.id)).map(([, quantity]) => quantity)
          expect(compare(line.openQuantity, '0')).not.toBe(-1)
          expect(addQuantities(line.openQuantity, ...held)).toBe(line.quantity)
          expect(openQuantity({ ...quote, movements: [...quote.movements].reverse() }, line.id)).toBe(line.openQuantity)
        }
      }
    }),
    { numRuns: 300 },
  )
})
