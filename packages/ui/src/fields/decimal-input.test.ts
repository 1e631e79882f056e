import { describe, expect, it } from 'vitest'
import { cleanNumberText, decimalProblem } from './decimal-input.ts'

describe('cleanNumberText', () => {
  it('turns what an IME types into half-width and drops what no number holds', () => {
    expect(cleanNumberText('１２、３４５。５')).toBe('12,345.5')
    expect(cleanNumberText('ー５')).toBe('-5')
    expect(cleanNumberText('12kg')).toBe('12')
    expect(cleanNumberText('¥ 1,200')).toBe('1,200')
  })
})

describe('decimalProblem', () => {
  it('accepts nothing at all: whether a value is required is not a question of its form', () => {
    expect(decimalProblem('', { min: '1' })).toBeUndefined()
  })

  it('names what is wrong, with the limit as it is read', () => {
    expect(decimalProblem('1.2.3', {})).toEqual({ code: 'notANumber' })
    expect(decimalProblem('1.234', { places: 2 })).toEqual({ code: 'tooFine', limit: '2' })
    expect(decimalProblem('-0.001', { min: '0' })).toEqual({ code: 'tooSmall', limit: '0' })
    expect(decimalProblem('1000.01', { max: '1000' })).toEqual({ code: 'tooLarge', limit: '1,000' })
    expect(decimalProblem('1000', { min: '0', max: '1000', places: 0 })).toBeUndefined()
  })
})
