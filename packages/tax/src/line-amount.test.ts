import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDecimal, lineAmount, ROUNDINGS } from './index.ts'

const line = { quantity: '1', unitPrice: '1', discountPercent: '' }
const yen = { rounding: 'half_up', currency: 'JPY' } as const

describe('line amount', () => {
  test('is never negative, and never more than without the discount', () => {
    const scaled = (max: number) =>
      fc.integer({ min: 1, max }).map(value => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`)
    fc.assert(
      fc.property(
        scaled(10_000_000).filter(text => text !== '0.00'),
        scaled(10_000_000),
        scaled(10_000),
        fc.constantFrom(...ROUNDINGS),
        (quantity, unitPrice, discountPercent, rounding) => {
          const whole = lineAmount({ quantity, unitPrice, discountPercent: '' }, { rounding, currency: 'JPY' })
          const less = lineAmount({ quantity, unitPrice, discountPercent }, { rounding, currency: 'JPY' })
          if (!whole.ok || !less.ok) throw new Error('figures within the limits were refused')
          expect(BigInt(less.amountMinor)).toBeGreaterThanOrEqual(0n)
          expect(BigInt(less.amountMinor)).toBeLessThanOrEqual(BigInt(whole.amountMinor))
        },
      ),
    )
  })

  test('names the field at fault', () => {
    expect(lineAmount({ ...line, quantity: '0' }, yen)).toMatchObject({ code: 'not_a_quantity', field: 'quantity' })
    expect(lineAmount({ ...line, quantity: '-1' }, yen)).toMatchObject({ code: 'not_a_quantity', field: 'quantity' })
    expect(lineAmount({ ...line, unitPrice: '' }, yen)).toMatchObject({ code: 'not_a_price', field: 'unitPrice' })
    expect(lineAmount({ ...line, discountPercent: '100.01' }, yen)).toMatchObject({
      code: 'not_a_percent',
      field: 'discountPercent',
    })
    expect(lineAmount(line, { ...yen, currency: 'XXX' })).toMatchObject({ code: 'invalid', field: 'currency' })
    const large = { quantity: '999999999999', unitPrice: '999999999999', discountPercent: '' }
    expect(lineAmount(large, yen)).toMatchObject({ code: 'amount_too_large', field: 'quantity' })
  })

  test('takes any text without throwing', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('9'.repeat(5_000), '1e9', '٣', '１', '\u0000', '-0'),
    )
    fc.assert(
      fc.property(text, text, text, text, (quantity, unitPrice, discountPercent, currency) => {
        const answer = lineAmount({ quantity, unitPrice, discountPercent }, { rounding: 'floor', currency })
        if (answer.ok) expect([quantity, unitPrice].every(each => isDecimal(each))).toBe(true)
        else expect(answer.code).toMatch(/^(not_a_\w+|amount_too_large|invalid)$/)
      }),
    )
  })
})
