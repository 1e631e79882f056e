import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Health, judge } from './canary.ts'
import { bucketOfValue, type Histogram } from './histogram.ts'

const health = (more: Partial<Health> = {}): Health => ({
  ...{ version: '1.0.0', views: 1_000, errors: 0, loadFailures: 0, lcp: {}, inp: {}, cls: {} },
  ...more,
})
const measured = (...values: number[]): Histogram => {
  const buckets: Record<number, number> = {}
  for (const value of values) buckets[bucketOfValue(value)] = (buckets[bucketOfValue(value)] ?? 0) + 1
  return buckets
}
const times = (count: number, value: number) => new Array<number>(count).fill(value)
const verdict = (stable: Health, canary: Health) => judge(stable, canary).verdict

describe('errors and failures to load', () => {
  test.each(['errors', 'loadFailures'] as const)('many more %s than stable are worse', kind => {
    expect(verdict(health({ [kind]: 10 }), health({ views: 100, [kind]: 15 }))).toBe('worse')
  })
  test('as many as stable are healthy, however many these are', () => {
    expect(verdict(health({ errors: 300 }), health({ views: 100, errors: 33 }))).toBe('healthy')
  })
  test('a handful is never too many: one unlucky person ends no canary', () => {
    expect(verdict(health({ views: 100_000 }), health({ views: 60, errors: 6 }))).toBe('healthy')
  })
  test('a small share is not too much, although it is sure to be more', () => {
    expect(verdict(health({ views: 1e6 }), health({ views: 1e5, errors: 1_000 }))).toBe('healthy')
  })
  test('the reason names figures in both languages', () => {
    const { reason } = judge(health({ errors: 10 }), health({ version: '1.1.0', views: 100, errors: 15 }))
    expect(reason.en).toBe('Too many errors: 15.0 per 100 views, against 1.0 of 1.0.0.')
    expect(reason.ja).toContain('15.0')
  })
})

describe('vitals', () => {
  const usual = measured(...times(100, 1_000))
  test('a page that shows its content a second later is worse', () => {
    expect(verdict(health({ lcp: usual }), health({ lcp: measured(...times(60, 2_000)) }))).toBe('worse')
  })
  test('input that is answered late, and a layout that jumps, are worse', () => {
    const [swift, slow] = [measured(...times(60, 40)), measured(...times(60, 400))]
    expect(verdict(health({ inp: swift }), health({ inp: slow }))).toBe('worse')
    expect(verdict(health({ cls: swift }), health({ cls: slow }))).toBe('worse')
  })
  test('a little slower is not worse', () => {
    expect(verdict(health({ lcp: usual }), health({ lcp: measured(...times(500, 1_250)) }))).toBe('healthy')
    expect(verdict(health({ inp: measured(...times(99, 10)) }), health({ inp: measured(...times(99, 60)) }))).toBe(
      'healthy',
    )
  })
  test('a few slow ones are not worse: they may be one slow line', () => {
    const mostly = measured(...times(40, 1_000), ...times(20, 9_000))
    expect(verdict(health({ lcp: usual }), health({ lcp: mostly }))).toBe('healthy')
    expect(verdict(health({ lcp: usual }), health({ lcp: measured(...times(49, 9_000)) }))).toBe('healthy')
  })
})

const anyHistogram = fc.dictionary(fc.integer({ min: 0, max: 120 }).map(String), fc.nat(500)) as fc.Arbitrary<Histogram>
const anyHealth = fc.record<Health>({
  version: fc.constant('1.0.0'),
  views: fc.nat(5_000),
  errors: fc.nat(500),
  loadFailures: fc.nat(500),
  lcp: anyHistogram,
  inp: anyHistogram,
  cls: anyHistogram,
})

test('missing data never ends a canary, whatever is known of the other release', () => {
  const nothing = health({ views: 0 })
  fc.assert(
    fc.property(anyHealth, known => {
      expect(judge(known, nothing).verdict).toBe('waiting')
      expect(judge(nothing, known).verdict).toBe('waiting')
      // Views without vitals, and vitals without views.
      expect(judge(known, { ...nothing, views: 10_000 }).verdict).not.toBe('worse')
      expect(judge({ ...nothing, views: 10_000 }, { ...known, errors: 0, loadFailures: 0 }).verdict).not.toBe('worse')
    }),
  )
})

test('a release is never worse than itself, and better is never worse', () => {
  fc.assert(
    fc.property(anyHealth, one => {
      expect(judge(one, one).verdict).not.toBe('worse')
      expect(judge(one, { ...one, errors: Math.floor(one.errors / 2), loadFailures: 0 }).verdict).not.toBe('worse')
    }),
    { numRuns: 300 },
  )
})

test('more errors never make a canary look better', () => {
  fc.assert(
    fc.property(anyHealth, anyHealth, fc.nat(300), (stable, canary, more) => {
      if (judge(stable, canary).verdict === 'worse')
        expect(judge(stable, { ...canary, errors: canary.errors + more }).verdict).toBe('worse')
    }),
    { numRuns: 300 },
  )
})

test('two equal releases that are compared every minute for a day are left alone', () => {
  // A generator with a fixed seed: the same day every time.
  let seed = 7
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return seed / 2 ** 31
  }
  let [stable, canary] = [health({ views: 0 }), health({ views: 0 })]
  for (let minute = 0; minute < 1_440; minute++) {
    const visit = (one: Health, views: number) => {
      const errors = Array.from({ length: views }, random).filter(luck => luck < 0.03).length
      return { ...one, views: one.views + views, errors: one.errors + errors }
    }
    stable = visit(stable, 9)
    canary = visit(canary, 1)
    expect(verdict(stable, canary)).not.toBe('worse')
  }
  expect(verdict(stable, canary)).toBe('healthy')
})
