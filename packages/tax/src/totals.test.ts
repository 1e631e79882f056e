import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROUNDINGS, type TaxedLine, type TaxRules, totals } from './index.ts'

const rules: fc.Arbitrary<TaxRules> = fc.record({
  rounding: fc.constantFrom(...ROUNDINGS),
  pricesIncludeTax: fc.boolean(),
})
const rate = fc.constantFrom(
  { taxCode: 'standard', percent: '10' },
  { taxCode: 'standard', percent: '8' },
  { taxCode: 'reduced', percent: '8' },
  { taxCode: 'exempt', percent: '0' },
)
const amounts = (min: bigint) =>
  fc
    .array(fc.tuple(fc.bigInt({ min, max: 10n ** 15n }), rate), { maxLength: 30 })
    .map(list =>
      list.map(([amount, { taxCode, percent }]): TaxedLine => ({ amountMinor: String(amount), taxCode, percent })),
    )

const lines = amounts(0n)
const withReductions = amounts(-(10n ** 12n))
const sum = (values: readonly string[]) => values.reduce((total, value) => total + BigInt(value), 0n)

describe('totals', () => {
  test('net and tax make gross, and the rates make the document', () => {
    fc.assert(
      fc.property(withReductions, rules, (list, rule) => {
        const { netMinor, taxMinor, grossMinor, byRate } = totals(list, rule)
        expect(BigInt(netMinor) + BigInt(taxMinor)).toBe(BigInt(grossMinor))
        expect(sum(byRate.map(each => each.taxMinor))).toBe(BigInt(taxMinor))
        const base = sum(byRate.map(each => each.baseMinor))
        expect(base).toBe(BigInt(rule.pricesIncludeTax ? grossMinor : netMinor))
        expect(base).toBe(sum(list.map(line => String(line.amountMinor))))
      }),
    )
  })

  test('the order of lines does not matter', () => {
    const shuffled = withReductions.chain(list =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, rules, ([list, other], rule) => {
        expect(totals(other, rule)).toEqual(totals(list, rule))
      }),
    )
  })

  test('nothing is negative when no line is', () => {
    fc.assert(
      fc.property(lines, rules, (list, rule) => {
        const { netMinor, taxMinor, grossMinor, byRate } = totals(list, rule)
        const figures = [netMinor, taxMinor, grossMinor, ...byRate.flatMap(each => [each.baseMinor, each.taxMinor])]
        for (const figure of figures) expect(BigInt(figure)).toBeGreaterThanOrEqual(0n)
      }),
    )
  })

  test('the tax of a rate is off the exact one by less than one unit, in the direction of the rounding', () => {
    fc.assert(
      fc.property(lines, rules, (list, rule) => {
        for (const { baseMinor, taxMinor, percent } of totals(list, rule).byRate) {
          const divisor = rule.pricesIncludeTax ? 100n + BigInt(percent) : 100n
          // tax × divisor − base × percent: the error in divisors, exactly.
          const error = BigInt(taxMinor) * divisor - BigInt(baseMinor) * BigInt(percent)
          if (rule.rounding === 'floor') expect(error <= 0n && error > -divisor).toBe(true)
          if (rule.rounding === 'ceil') expect(error >= 0n && error < divisor).toBe(true)
          if (rule.rounding === 'half_up') expect(error * 2n <= divisor && error * 2n > -divisor).toBe(true)
        }
      }),
    )
  })

  test('a credit note mirrors its invoice', () => {
    fc.assert(
      fc.property(lines, rules, (list, rule) => {
        const credit = list.map(line => ({ ...line, amountMinor: -BigInt(line.amountMinor) }))
        const invoice = totals(list, rule)
        expect(BigInt(totals(credit, rule).taxMinor)).toBe(-BigInt(invoice.taxMinor))
      }),
    )
  })

  test('a document without lines is nothing', () => {
    expect(totals([], { rounding: 'floor', pricesIncludeTax: false })).toEqual({
      netMinor: '0',
      taxMinor: '0',
      grossMinor: '0',
      byRate: [],
    })
  })

  test('malformed amounts and rates are typed errors', () => {
    const rule = { rounding: 'floor', pricesIncludeTax: false } as const
    const line = { amountMinor: '1', taxCode: 'standard', percent: '10' }
    for (const amountMinor of ['', '1.5', '1e3', ' 1', '9'.repeat(31)]) {
      expect(() => totals([{ ...line, amountMinor }], rule)).toThrow(expect.objectContaining({ code: 'invalid' }))
    }
    for (const percent of ['', '-1', '101', '1e1', '10%']) {
      expect(() => totals([{ ...line, percent }], rule)).toThrow(expect.objectContaining({ code: 'not_a_percent' }))
    }
    expect(() => totals([{ ...line, amountMinor: String(2n ** 63n) }], rule)).toThrow(
      expect.objectContaining({ code: 'amount_too_large' }),
    )
  })
})
