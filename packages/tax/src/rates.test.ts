import { expect, test } from 'vitest'
import { rateOn } from './index.ts'

const rates = [
  { taxCode: 'standard', percent: '10', effectiveFrom: '2019-10-01' },
  { taxCode: 'standard', percent: '5', effectiveFrom: '1997-04-01' },
  { taxCode: 'standard', percent: '8', effectiveFrom: '2014-04-01' },
  { taxCode: 'reduced', percent: '8', effectiveFrom: '2019-10-01' },
]

test('a rate holds from its first day until the day before the next', () => {
  expect(rateOn('2019-09-30', 'standard', rates)).toBe('8')
  expect(rateOn('2019-10-01', 'standard', rates)).toBe('10')
  expect(rateOn('2026-11-22', 'standard', rates)).toBe('10')
  expect(rateOn('2014-03-31', 'standard', rates)).toBe('5')
})

test('there is no rate before the first one, nor for an unknown code', () => {
  expect(rateOn('2019-09-30', 'reduced', rates)).toBeUndefined()
  expect(rateOn('2026-01-01', '__proto__', rates)).toBeUndefined()
})
