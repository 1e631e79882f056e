import { expect, test } from 'vitest'
import { alike, kindOf, seenBy } from './plan.ts'
import { placement } from './samples.fixture.ts'

const canary = { canaryVersion: '1.1.0', canaryPercent: 10 }

test.each([
  ['first', undefined, placement({})],
  ['first', placement({ version: '' }), placement({})],
  ['replace', placement({}), placement({ version: '1.1.0' })],
  ['replaceTrial', placement(canary), placement({ version: '1.2.0' })],
  ['trial', placement({}), placement(canary)],
  ['trial', placement(canary), placement({ ...canary, canaryVersion: '1.2.0' })],
  ['share', placement(canary), placement({ ...canary, canaryPercent: 50 })],
  ['trialEnds', placement(canary), placement({})],
  ['trialWins', placement(canary), placement({ version: '1.1.0' })],
  ['removed', placement({}), undefined],
] as const)('a change is told as %s', (kind, before, after) => {
  expect(kindOf({ before, after })).toBe(kind)
})

test('a decision is based on every place it is about, as the plan has seen it where it has', () => {
  const shown = [
    placement({ revision: 6 }),
    placement({ tenant: 'mori-foods', revision: 2 }),
    placement({ channel: 'beta', revision: 9 }),
  ]
  const changes = [
    { before: placement({ revision: 7 }), after: placement({ revision: 7, version: '1.1.0' }) },
    { before: undefined, after: placement({ tenant: 'new-corp', revision: 0 }) },
  ]
  expect(seenBy({ changes }, shown, { tenant: '', channel: 'stable' })).toEqual([
    { tenant: 'acme-metal', channel: 'stable', revision: 7 },
    { tenant: 'mori-foods', channel: 'stable', revision: 2 },
    { tenant: 'new-corp', channel: 'stable', revision: 0 },
  ])
  expect(seenBy(undefined, shown, { tenant: 'mori-foods', channel: 'stable' })).toEqual([
    { tenant: 'mori-foods', channel: 'stable', revision: 2 },
  ])
})

test('what is the same for several tenants is told once', () => {
  const to = (tenant: string, version: string) => ({
    before: placement({ tenant }),
    after: placement({ tenant, version, changedAt: tenant }),
  })
  expect(alike([to('a', '2.0.0'), to('b', '2.0.0'), to('c', '3.0.0')]).map(({ tenants }) => tenants)).toEqual([
    ['a', 'b'],
    ['c'],
  ])
})
