import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, decimalPlaces, formatDecimal, parseDecimal } from './decimal.ts'

describe('parseDecimal', () => {
  it.each([
    ['1250', '1250'],
    ['1,250,000.50', '1250000.5'],
    ['１２５０．５', '1250.5'],
    ['１，２５０', '1250'],
    ['1、250', '1250'],
    ['12。5', '12.5'],
    ['¥1,200', '1200'],
    ['￥１，２００円', '1200'],
    ['-5', '-5'],
    ['－５', '-5'],
    ['ー5', '-5'],
    ['▲1,200', '-1200'],
    ['(1,200)', '-1200'],
    ['+3', '3'],
    ['007', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0.00', '0'],
    [' 1 000 ', '1000'],
    ['99999999999999999999.0000000001', '99999999999999999999.0000000001'],
  ])('reads %j as %s', (text, expected) => {
    expect(parseDecimal(text)).toBe(expected)
  })

  it.each(['', '-', '.', 'abc', '1.2.3', '1,5', '1,25,000', '12a', '1e3', '--5', 'NaN', '五'])('refuses %j', text => {
    expect(parseDecimal(text)).toBeUndefined()
  })

  it('reads back whatever formatDecimal writes, without losing a digit', () => {
    const decimals = fc
      .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat({ max: 10 ** 9 }))
      .map(([whole, fraction]) => parseDecimal(`${whole}.${fraction}`) ?? '')
    fc.assert(
      fc.property(decimals, fc.nat({ max: 6 }), (decimal, places) => {
        expect(parseDecimal(formatDecimal(decimal, places))).toBe(decimal)
      }),
    )
  })
})

describe('formatDecimal', () => {
  it('groups, pads and never rounds', () => {
    expect(formatDecimal('-1234567.891', 2)).toBe('-1,234,567.891')
    expect(formatDecimal('1000', 2)).toBe('1,000.00')
    expect(formatDecimal('12')).toBe('12')
  })

  it('leaves text that is no number alone', () => {
    expect(formatDecimal('12x')).toBe('12x')
  })
})

describe('compareDecimals', () => {
  it('compares exactly where floats cannot', () => {
    expect(compareDecimals('0.1', '0.10')).toBe(0)
    expect(compareDecimals('9007199254740993', '9007199254740992')).toBe(1)
    expect(compareDecimals('-0.3', '0.1')).toBe(-1)
    expect(compareDecimals('-0.5', '-0.05')).toBe(-1)
  })
})

describe('decimalPlaces', () => {
  it('counts the digits after the point', () => {
    expect(decimalPlaces('12')).toBe(0)
    expect(decimalPlaces('12.345')).toBe(3)
  })
})
