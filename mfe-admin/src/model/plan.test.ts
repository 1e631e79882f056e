import { expect, test } from 'vitest'
import { kindOf, revisionsOf } from './plan.ts'
import { placement } from './samples.fixture.ts'

const canary = { canaryVersion: '1.1.0', canaryPercent: 10 }

test.each([
  ['first', undefined, placement({})],
  ['first', placement({ version: '' }), placement({})],
  ['replace', placement({}), placement({ version: '1.1.0' })],
  ['replace', placement(canary), placement({ version: '1.2.0' })],
  ['trial', placement({}), placement(canary)],
  ['trial', placement(canary), placement({ ...canary, canaryVersion: '1.2.0' })],
  ['share', placement(canary), placement({ ...canary, canaryPercent: 50 })],
  ['trialEnds', placement(canary), placement({})],
  ['trialWins', placement(canary), placement({ version: '1.1.0' })],
] as const)('a change is told as %s', (kind, before, after) => {
  expect(kindOf({ before, after })).toBe(kind)
})

test('a change is based on what was seen, and on nothing where there was nothing', () => {
  const changes = [
    { before: placement({ revision: 7 }), after: placement({ revision: 8 }) },
    { before: undefined, after: placement({ tenant: 'mori-foods', channel: 'beta', revision: 1 }) },
  ]
  expect(revisionsOf({ ok: true, findings: [], changes })).toEqual([
    { tenant: 'acme-metal', channel: 'stable', revision: 7 },
    { tenant: 'mori-foods', channel: 'beta', revision: 0 },
  ])
  expect(revisionsOf(undefined)).toEqual([])
})
