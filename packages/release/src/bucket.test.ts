import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bucketOf } from './bucket.ts'

test('a person has one bucket of a hundred, always the same', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (salt, tenant, member) => {
      const bucket = bucketOf(salt, tenant, member)
      expect(Number.isInteger(bucket) && bucket >= 0 && bucket < 100).toBe(true)
      expect(bucketOf(salt, tenant, member)).toBe(bucket)
    }),
  )
  // Written down: a change of the rule would move everybody to other buckets in the middle of a canary.
  expect(bucketOf('salt', 'acme-metal', '018f3c1e-0000-7000-8000-000000000001')).toBe(24)
})

test('buckets are of about the same size', () => {
  const sizes = new Array<number>(100).fill(0)
  for (let person = 0; person < 100_000; person++) {
    const bucket = bucketOf('salt', 'acme-metal', `person-${person}`)
    sizes[bucket] = (sizes[bucket] ?? 0) + 1
  }
  expect(Math.min(...sizes)).toBeGreaterThan(850)
  expect(Math.max(...sizes)).toBeLessThan(1150)
})

test('another tenant or another salt deals the people anew', () => {
  const people = Array.from({ length: 2_000 }, (_, index) => `person-${index}`)
  const firstTenth = (salt: string, tenant: string) => people.filter(person => bucketOf(salt, tenant, person) < 10)
  const here = new Set(firstTenth('salt', 'acme-metal'))
  for (const others of [firstTenth('salt', 'mori-foods'), firstTenth('pepper', 'acme-metal')]) {
    const both = others.filter(person => here.has(person))
    expect(both.length).toBeLessThan(others.length / 4)
  }
})
