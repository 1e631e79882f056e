import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bucketOfValue, count, countAbove, percentile, valueOfBucket } from './histogram.ts'

const histogramOf = (values: readonly number[]) => {
  const buckets: Record<number, number> = {}
  for (const value of values) buckets[bucketOfValue(value)] = (buckets[bucketOfValue(value)] ?? 0) + 1
  return buckets
}

test('a percentile is at most a tenth off', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 200 }), values => {
      const exact = values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.75) - 1] ?? 0
      const found = percentile(histogramOf(values), 0.75)
      expect(found / exact).toBeGreaterThan(0.9)
      expect(found / exact).toBeLessThan(1.1)
    }),
  )
})

test('a larger value has no lower bucket, and nonsense has the lowest', () => {
  fc.assert(
    fc.property(fc.nat(4_000_000), fc.nat(4_000_000), (a, b) => {
      if (a <= b) expect(bucketOfValue(a)).toBeLessThanOrEqual(bucketOfValue(b))
    }),
  )
  for (const nonsense of [-5, Number.NaN, 0]) expect(bucketOfValue(nonsense)).toBe(0)
  expect(bucketOfValue(Number.MAX_SAFE_INTEGER)).toBe(bucketOfValue(3_600_000))
})

test('counts add up', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000)), fc.nat(10_000), (values, limit) => {
      const histogram = histogramOf(values)
      expect(count(histogram)).toBe(values.length)
      const above = values.filter(value => valueOfBucket(bucketOfValue(value)) > limit).length
      expect(countAbove(histogram, limit)).toBe(above)
    }),
  )
  expect(percentile({}, 0.75)).toBe(0)
})
