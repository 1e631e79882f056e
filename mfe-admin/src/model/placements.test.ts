import { expect, test } from 'vitest'
import { canGoBack, inForce, isPlaced, lastChange, placesOf, sorted } from './placements.ts'
import { placement } from './samples.fixture.ts'

const everywhere = [
  placement({ tenant: 'mori-foods', version: '1.0.0', changedAt: '2026-11-20T00:00:00Z' }),
  placement({ tenant: 'acme-metal', channel: 'beta', version: '1.1.0', changedAt: '2026-11-22T00:00:00Z' }),
  placement({ tenant: 'acme-metal', version: '1.0.0', canaryVersion: '1.2.0', changedAt: '2026-11-21T00:00:00Z' }),
]

test('tenants with the same version in the same channel are one line, stable first', () => {
  expect(inForce(everywhere)).toEqual([
    { channel: 'stable', version: '1.0.0', tenants: ['mori-foods', 'acme-metal'] },
    { channel: 'beta', version: '1.1.0', tenants: ['acme-metal'] },
  ])
})

test('a list goes tenant by tenant, stable before other channels', () => {
  expect(sorted(everywhere).map(({ tenant, channel }) => [tenant, channel])).toEqual([
    ['acme-metal', 'stable'],
    ['acme-metal', 'beta'],
    ['mori-foods', 'stable'],
  ])
})

test('a canary counts as placed', () => {
  expect(['1.0.0', '1.1.0', '1.2.0', '1.3.0'].map(version => isPlaced(everywhere, version))).toEqual([
    true,
    true,
    true,
    false,
  ])
})

test('the last change is the newest of all placements', () => {
  expect(lastChange(everywhere)?.channel).toBe('beta')
  expect(lastChange([])).toBeUndefined()
})

test('stable is a place even where nothing is in force', () => {
  expect(placesOf(everywhere)).toEqual({ tenants: ['acme-metal', 'mori-foods'], channels: ['stable', 'beta'] })
  expect(placesOf([])).toEqual({ tenants: [], channels: ['stable'] })
})

test.each([
  [{ canaryVersion: '1.1.0' }, true],
  [{ previousVersion: '0.9.0' }, true],
  [{ channel: 'beta' }, true],
  [{}, true],
  [{ changedBy: 'portal' }, false],
])('what can be taken back: %o → %s', (given, expected) => {
  expect(canGoBack(placement(given))).toBe(expected)
})
