import { describe, expect, it } from 'vitest'
import { decimalToMinor, formatAmount, formatMoney, formatPrice, formatQuantity, minorToDecimal } from './money.ts'

describe('formatMoney', () => {
  it('knows the digits of a currency', () => {
    expect(formatMoney(1250, 'JPY', 'ja')).toBe('¥1,250')
    expect(formatMoney(1250, 'JPY', 'en')).toBe('¥1,250')
    expect(formatMoney(125050, 'USD', 'en')).toBe('$1,250.50')
    expect(formatMoney(-5, 'USD', 'en')).toBe('-$0.05')
    expect(formatMoney('1', 'KWD', 'en')).toContain('0.001')
  })

  it('is exact where a float is not', () => {
    expect(formatMoney(9007199254740993n, 'JPY', 'en')).toBe('¥9,007,199,254,740,993')
    expect(formatMoney('900719925474099301', 'USD', 'en')).toBe('$9,007,199,254,740,993.01')
  })
})

describe('minor units', () => {
  it('convert both ways without rounding', () => {
    expect(minorToDecimal(5, 'USD')).toBe('0.05')
    expect(decimalToMinor('1,250.5', 'USD')).toBe(125050n)
    expect(decimalToMinor('-0.05', 'USD')).toBe(-5n)
    expect(decimalToMinor('１２', 'JPY')).toBe(12n)
  })

  it('refuse what the currency cannot hold', () => {
    expect(decimalToMinor('12.5', 'JPY')).toBeUndefined()
    expect(decimalToMinor('1.005', 'USD')).toBeUndefined()
    expect(decimalToMinor('x', 'USD')).toBeUndefined()
  })
})

describe('other figures', () => {
  it('shows amounts, prices finer than the minor unit, and quantities', () => {
    expect(formatAmount(125050, 'USD')).toBe('1,250.50')
    expect(formatPrice('12.5', 'JPY', 'ja')).toBe('¥12.5')
    expect(formatPrice('12.5', 'USD', 'en')).toBe('$12.50')
    expect(formatQuantity('1200', 'kg')).toBe('1,200 kg')
    expect(formatQuantity('0.250')).toBe('0.25')
  })
})
