import { expect, test } from 'vitest'
import type { Measurement } from './measurement.ts'
import { DEFAULT_WEIGHTS, PersonWeight } from './person-weight.ts'

const error: Measurement = { name: 'quote', version: '1.5.0', kind: 'error', value: 1 }

test('one person counts so often in an hour, for each release and kind anew', () => {
  const weight = new PersonWeight(DEFAULT_WEIGHTS, () => 0)
  const often = (member: string, measurement = error) =>
    Array.from({ length: 100 }, () => weight.counts('acme', member, measurement)).filter(Boolean).length
  expect(often('sato')).toBe(DEFAULT_WEIGHTS.error)
  expect(often('sato')).toBe(0)
  expect(often('suzuki')).toBe(DEFAULT_WEIGHTS.error)
  expect(often('sato', { ...error, kind: 'view' })).toBe(DEFAULT_WEIGHTS.view)
  expect(often('sato', { ...error, version: '1.6.0' })).toBe(DEFAULT_WEIGHTS.error)
})

test('in the next hour they count again', () => {
  let now = 0
  const weight = new PersonWeight({ ...DEFAULT_WEIGHTS, error: 1 }, () => now)
  expect([1, 2].map(() => weight.counts('acme', 'sato', error))).toEqual([true, false])
  now = 3_599_999
  expect(weight.counts('acme', 'sato', error)).toBe(false)
  now = 3_600_000
  expect(weight.counts('acme', 'sato', error)).toBe(true)
})

test('memory is bounded: who comes too late is not heard, and who is known still is', () => {
  const weight = new PersonWeight(DEFAULT_WEIGHTS, () => 0)
  for (let person = 0; person < 200_000; person++) weight.counts('acme', String(person), error)
  expect(weight.counts('acme', 'one too many', error)).toBe(false)
  expect(weight.counts('acme', '0', error)).toBe(true)
})
