import { describe, expect, test } from 'vitest'
import vectors from './golden-vectors.json' with { type: 'json' }
import { lineAmount, ROUNDINGS, totals } from './index.ts'

describe('line amounts of worked examples', () => {
  for (const { name, currency, line, ...expected } of vectors.lines) {
    test(name, () => {
      for (const rounding of ROUNDINGS) {
        expect(lineAmount(line, { rounding, currency })).toEqual({ ok: true, amountMinor: expected[rounding] })
      }
    })
  }
})

describe('totals of worked examples', () => {
  for (const { name, lines, pricesIncludeTax, ...expected } of vectors.documents) {
    test(name, () => {
      for (const rounding of ROUNDINGS) {
        const { netMinor, taxMinor, grossMinor, byRate } = totals(lines, { rounding, pricesIncludeTax })
        expect({
          net: netMinor,
          tax: taxMinor,
          gross: grossMinor,
          taxByRate: byRate.map(rate => rate.taxMinor),
        }).toEqual(expected[rounding])
      }
    })
  }
})
