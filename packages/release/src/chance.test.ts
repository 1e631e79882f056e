import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOfAtLeast } from './chance.ts'

test('known chances', () => {
  expect(chanceOfAtLeast(1, 1, 0.5)).toBeCloseTo(0.5, 12)
  expect(chanceOfAtLeast(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12)
  expect(chanceOfAtLeast(60, 100, 0.5)).toBeCloseTo(0.028443966820490392, 10)
  expect(chanceOfAtLeast(0, 10, 0.1)).toBe(1)
  expect(chanceOfAtLeast(11, 10, 0.9)).toBe(0)
})

test('it is a chance, and more hits are less likely', () => {
  fc.assert(
    fc.property(fc.nat(2_000), fc.nat(2_000), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (hits, trials, p) => {
      const chance = chanceOfAtLeast(hits, trials, p)
      expect(chance >= 0 && chance <= 1).toBe(true)
      expect(chanceOfAtLeast(hits + 1, trials, p)).toBeLessThanOrEqual(chance + 1e-9)
    }),
  )
})
