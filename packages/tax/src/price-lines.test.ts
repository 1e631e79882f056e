import { expect, test } from 'vitest'
import { priceLines } from './index.ts'

const rates = [
  { taxCode: 'standard', percent: '8', effectiveFrom: '2014-04-01' },
  { taxCode: 'standard', percent: '10', effectiveFrom: '2019-10-01' },
  { taxCode: 'reduced', percent: '8', effectiveFrom: '2019-10-01' },
]
const rules = { rounding: 'floor', pricesIncludeTax: false, currency: 'JPY', rates, date: '2026-11-22' }
const line = { quantity: '2', unitPrice: '1000', discountPercent: '', taxCode: 'standard' }

test('each line has its amount, and the document the tax of its day', () => {
  const { amounts, totals } = priceLines([line, { ...line, unitPrice: '500', taxCode: 'reduced' }], rules)
  expect(amounts).toEqual(['2000', '1000'])
  expect(totals).toMatchObject({ netMinor: '3000', taxMinor: '280', grossMinor: '3280' })
  expect(priceLines([line], { ...rules, date: '2019-09-30' }).totals.taxMinor).toBe('160')
})

test('what is wrong is told with the line and field at fault', () => {
  const fault = (code: string, field: string) => expect.objectContaining({ name: 'TaxError', code, field })
  expect(() => priceLines([line, { ...line, quantity: '0' }], rules)).toThrow(
    fault('not_a_quantity', 'lines[1].quantity'),
  )
  expect(() => priceLines([{ ...line, taxCode: 'luxury' }], rules)).toThrow(fault('invalid', 'lines[0].taxCode'))
  expect(() => priceLines([{ ...line, taxCode: 'reduced' }], { ...rules, date: '2019-09-30' })).toThrow(
    fault('invalid', 'lines[0].taxCode'),
  )
  expect(() => priceLines([line], { ...rules, rounding: 'bankers' })).toThrow(fault('invalid', 'taxRounding'))
})
