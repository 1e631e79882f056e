import { addDays, today } from '@torrent/ui/format'
import { describe, expect, test } from 'vitest'
import type { QuoteDocument } from '../bff.ts'
import { checkConversion, conversionTotals, newConversion, obstacleOf, toConversionInput } from './conversion.ts'

type Line = QuoteDocument['state']['lines'][number]

const line = (id: string, quantity: string, openQuantity: string, unitPrice: string) =>
  ({ id, quantity, openQuantity, unitPrice, discountPercent: '0', taxCode: 'standard' }) as Line
const lines = [line('plates', '10', '4', '1000'), line('bolts', '100', '100', '12.5')]
const quote = {
  lines: [...lines, line('gone', '5', '0', '9999')],
  deliveryPlace: 'Gate 4',
  validUntil: addDays(today(), 5),
  currency: 'JPY',
  taxRounding: 'floor',
  pricesIncludeTax: false,
}
const rates = [{ taxCode: 'standard', percent: '10', effectiveFrom: '2019-10-01' }]
const begun = newConversion(quote)
const actions = ['order.create']

describe('an order made of a quote', () => {
  test('takes everything that is open, to where the quote says, unless somebody says otherwise', () => {
    expect(toConversionInput(begun, lines)).toMatchObject({
      lines: [
        { lineId: 'plates', quantity: '4' },
        { lineId: 'bolts', quantity: '100' },
      ],
      order: { deliveryPlace: 'Gate 4', requestedDate: addDays(today(), 14) },
    })
  })

  test('leaves out a line that is set to 0 or emptied', () => {
    expect(toConversionInput({ ...begun, quantities: { plates: '' } }, lines).lines).toEqual([
      { lineId: 'bolts', quantity: '100' },
    ])
  })

  test('never takes more than is open, and never nothing at all', () => {
    expect(checkConversion(begun, lines)).toEqual({})
    expect(checkConversion({ ...begun, quantities: { plates: '4.5' } }, lines)).toEqual({
      quantities: { code: 'exceeds_open', params: { open: '4' } },
    })
    expect(checkConversion({ ...begun, quantities: { plates: '0', bolts: '' } }, lines)).toEqual({
      lines: { code: 'no_lines' },
    })
  })

  test('comes to what is taken at the prices of the quote', () => {
    const { amounts, totals } = conversionTotals({ ...begun, quantities: { bolts: '3' } }, quote, rates)
    expect([...amounts]).toEqual([
      ['plates', '4000'],
      ['bolts', '37'],
    ])
    expect(totals).toMatchObject({ netMinor: '4037', taxMinor: '403', grossMinor: '4440' })
  })
})

describe('a quote', () => {
  test('can be converted while something is open, it holds, and its life and this person allow it', () => {
    expect(obstacleOf({ state: quote, actions })).toBeUndefined()
    expect(obstacleOf({ state: { ...quote, validUntil: today() }, actions })).toBeUndefined()
    expect(obstacleOf({ state: { ...quote, lines: [line('gone', '5', '0', '1')] }, actions })).toBe('nothing_open')
    expect(obstacleOf({ state: { ...quote, validUntil: addDays(today(), -1) }, actions })).toBe('expired')
    expect(obstacleOf({ state: quote, actions: [] })).toBe('not_now')
  })
})
