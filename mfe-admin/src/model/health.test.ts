import { expect, test } from 'vitest'
import { duration, errorRate, healthOf, verdictOf } from './health.ts'
import { placement } from './samples.fixture.ts'

const measured = (views: number, errors = 0, loadFailures = 0) => ({
  version: '1.0.0',
  ...{ views, errors, loadFailures, lcpMs: 0, inpMs: 0 },
})

test('a page that did not load counts as an error', () => {
  expect(errorRate(measured(1_000, 3, 1))).toBe('0.4%')
  expect(errorRate(measured(1_000))).toBe('0.0%')
})

test('nothing is said about what nobody has seen', () => {
  expect(errorRate(measured(0))).toBeUndefined()
  expect(errorRate(undefined)).toBeUndefined()
  expect(duration(0)).toBeUndefined()
})

test('durations are short', () => {
  expect([180, 999, 1_000, 1_940].map(duration)).toEqual(['180 ms', '999 ms', '1.0 s', '1.9 s'])
})

test('the health shown is that of the same tenant and channel', () => {
  const canaries = ['stable', 'beta'].map(channel => ({
    tenant: 'acme-metal',
    ...{ channel, name: 'quote', verdict: channel === 'beta' ? 'worse' : 'healthy' },
  }))
  expect(verdictOf(healthOf(placement({ channel: 'beta' }), canaries))).toBe('worse')
  expect(verdictOf(healthOf(placement({ tenant: 'mori-foods' }), canaries))).toBe('waiting')
})
