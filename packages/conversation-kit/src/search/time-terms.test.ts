import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stretches, timeTerms } from './time-terms.ts'

const day = fc.integer({ min: 0, max: 60_000 })

test('the stretches follow each other from the newest day to the oldest, without gap or repetition', () => {
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [from, until] = [Math.min(one, other), Math.max(one, other) + 1]
      let high = until
      for (const stretch of stretches('acme', { from, until })) {
        expect(stretch.until).toBe(high)
        expect(stretch.from).toBeLessThan(high)
        high = stretch.from
      }
      expect(high).toBe(from)
    }),
  )
})

test('a message has a term of the stretch in which it was sent, and none of another tenant’s', () => {
  fc.assert(
    fc.property(day, day, day, (one, other, sent) => {
      const [from, until] = [Math.min(one, other), Math.max(one, other) + 1]
      fc.pre(from <= sent && sent < until)
      const stretch = [...stretches('acme', { from, until })].find(days => days.from <= sent && sent < days.until)
      expect(stretch?.terms.some(term => timeTerms('acme', sent).includes(term))).toBe(true)
      expect(stretch?.terms.some(term => timeTerms('mori', sent).includes(term))).toBe(false)
    }),
  )
})

test('thirty years are looked through in a handful of stretches of a few terms each', () => {
  const all = [...stretches('acme', { from: 10_957, until: 21_900 })]
  expect(all.length).toBeLessThanOrEqual(6)
  for (const { terms } of all) expect(terms.length).toBeLessThanOrEqual(4)
})
