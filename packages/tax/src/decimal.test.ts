import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addQuantities, compare, isDecimal, parsePercent, parseQuantity, subtract, TaxError } from './index.ts'

const decimal = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(
  value =>
    `${value < 0n ? '-' : ''}${String(value < 0n ? -value : value)
      .padStart(5, '0')
      .replace(/(\d{4})$/, '.$1')}`,
)

describe('decimals', () => {
  test('only plain ones are decimals', () => {
    for (const text of ['0', '1', '0.5', '12.3456', '999999999999.9999', '007']) expect(isDecimal(text)).toBe(true)
    const odd = [
      '',
      '.5',
      '5.',
      '1e3',
      '+1',
      '-1',
      '1,000',
      ' 1',
      '1 ',
      '１',
      '1.23456',
      '1000000000000',
      'NaN',
      '0x1f',
      '\u0000',
    ]
    for (const text of [...odd, '1'.repeat(1_000_000), null, undefined, 1, {}, ['1']])
      expect(isDecimal(text)).toBe(false)
  })

  test('limits are kept', () => {
    expect(isDecimal('1.5', { maxDecimals: 1 })).toBe(true)
    expect(isDecimal('1.25', { maxDecimals: 1 })).toBe(false)
    expect(isDecimal('100', { max: '100' })).toBe(true)
    expect(isDecimal('100.0001', { max: '100' })).toBe(false)
    expect(isDecimal('-1', { signed: true })).toBe(true)
  })

  test('quantities are above zero and come back plainly written', () => {
    expect(parseQuantity('01.50')).toEqual({ ok: true, value: '1.5' })
    expect(parseQuantity('0.0')).toMatchObject({ ok: false, code: 'not_a_quantity' })
    expect(parsePercent('')).toEqual({ ok: true, value: '0' })
  })

  test('adding and subtracting are exact and undo each other', () => {
    expect(addQuantities('0.1', '0.2')).toBe('0.3')
    expect(subtract('0.3', '0.1', '0.2')).toBe('0')
    expect(addQuantities()).toBe('0')
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(compare(subtract(addQuantities(a, b), b), a)).toBe(0)
        expect(addQuantities(a, b)).toBe(addQuantities(b, a))
      }),
    )
  })

  test('comparing is by value, not by text', () => {
    expect(compare('10', '9')).toBe(1)
    expect(compare('1.50', '1.5')).toBe(0)
    expect(compare('-1', '0')).toBe(-1)
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(compare(a, b)).toBe(0 - compare(b, a))
      }),
    )
  })

  test('arithmetic on what is no decimal is a typed error', () => {
    for (const text of ['', 'x', '1e3', '9'.repeat(100)]) expect(() => addQuantities('1', text)).toThrow(TaxError)
  })
})
