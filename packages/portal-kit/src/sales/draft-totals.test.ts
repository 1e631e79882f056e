import { describe, expect, test } from 'vitest'
import { newLine } from './draft-line.ts'
import { draftTotals } from './draft-totals.ts'

const rates = [
  { taxCode: 'standard', percent: '10', effectiveFrom: '2019-10-01' },
  { taxCode: 'reduced', percent: '8', effectiveFrom: '2019-10-01' },
]
const terms = { currency: 'JPY', taxRounding: 'floor', pricesIncludeTax: false }
const line = (id: string, quantity: string, unitPrice: string) => ({ ...newLine(), id, quantity, unitPrice })

describe('totals while typing', () => {
  test('count what is complete and leave out what is not yet', () => {
    const { amounts, totals } = draftTotals(
      [line('a', '3', '105'), line('b', '', '50'), line('c', '2', '')],
      terms,
      rates,
    )
    expect([...amounts]).toEqual([['a', '315']])
    expect(totals).toMatchObject({ netMinor: '315', taxMinor: '31', grossMinor: '346' })
  })

  test('round as the customer wants it', () => {
    const { totals } = draftTotals([line('a', '3', '105')], { ...terms, taxRounding: 'ceil' }, rates)
    expect(totals?.taxMinor).toBe('32')
  })

  test('a discount that is none leaves only its own line out', () => {
    const wrong = { ...line('a', '1', '10'), discountPercent: '101' }
    expect(draftTotals([wrong, line('b', '1', '20')], terms, rates).totals?.netMinor).toBe('20')
  })

  test('are nothing before the rates are there, and for amounts beyond what can be computed', () => {
    expect(draftTotals([line('a', '1', '10')], terms, []).totals).toBeUndefined()
    expect(draftTotals([line('a', '999999999999', '999999999999')], terms, rates).totals).toBeUndefined()
  })
})
