import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PlacementInForce, resolve } from './resolve.ts'

const stable = {
  tenant: 'acme',
  channel: 'stable',
  name: 'quote',
  version: '1.0.0',
  canaryVersion: '',
  canaryPercent: 0,
}
const person = { tenant: 'acme', channel: 'stable', bucket: 42 }

test('without a canary everybody gets the release in force', () => {
  expect(resolve([stable], person)).toEqual([{ name: 'quote', version: '1.0.0', reason: 'stable', channel: 'stable' }])
})

test('a canary of p per cent is for exactly the people in the first p buckets', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), canaryPercent => {
      const trial = { ...stable, canaryVersion: '1.1.0', canaryPercent }
      const got = Array.from({ length: 100 }, (_, bucket) => resolve([trial], { ...person, bucket })[0])
      expect(got.map(each => each?.version === '1.1.0')).toEqual(got.map((_, bucket) => bucket < canaryPercent))
      expect(got.map(each => each?.reason === 'canary')).toEqual(got.map((_, bucket) => bucket < canaryPercent))
    }),
  )
})

test('raising the percentage takes the new release from nobody', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 98 }), fc.integer({ min: 1, max: 99 }), fc.nat(99), (low, more, bucket) => {
      const at = (canaryPercent: number) =>
        resolve([{ ...stable, canaryVersion: '1.1.0', canaryPercent }], { ...person, bucket })[0]
      if (at(low)?.reason === 'canary') expect(at(Math.min(99, low + more))?.reason).toBe('canary')
    }),
  )
})

test('a channel has its own release where it has one, and stable’s elsewhere', () => {
  const placements: PlacementInForce[] = [
    { ...stable, channel: 'beta', version: '2.0.0-beta.1' },
    stable,
    { ...stable, name: 'order', version: '3.0.0' },
  ]
  expect(resolve(placements, { ...person, channel: 'beta' })).toEqual([
    { name: 'order', version: '3.0.0', reason: 'stable', channel: 'stable' },
    { name: 'quote', version: '2.0.0-beta.1', reason: 'stable', channel: 'beta' },
  ])
  expect(resolve(placements, person).map(({ version }) => version)).toEqual(['3.0.0', '1.0.0'])
})

test('a channel whose own release replaces stable’s does not get stable’s canary', () => {
  const placements = [
    { ...stable, canaryVersion: '1.1.0', canaryPercent: 99 },
    { ...stable, channel: 'beta', version: '2.0.0' },
  ]
  expect(resolve(placements, { ...person, channel: 'beta' })[0]?.version).toBe('2.0.0')
})

test('nobody gets anything of another tenant', () => {
  expect(resolve([stable], { ...person, tenant: 'mori' })).toEqual([])
})
