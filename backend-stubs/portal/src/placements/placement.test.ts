import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Placement, promoted, rolledBack } from './placement.ts'

const target = { tenant: 'acme-metal', channel: 'stable', name: 'parts', percent: 100 }

/** A placement after these versions were promoted one after the other. */
const placed = (...versions: string[]): Placement | undefined =>
  versions.reduce<Placement | undefined>(
    (before, version) => promoted(before, { ...target, version })?.after ?? before,
    undefined,
  )

describe('a placement', () => {
  test('goes back the way it came', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 15 }), numbers => {
        const versions = numbers.map(number => `1.${number}.0`)
        let placement = placed(...versions)
        for (const version of versions.toReversed().slice(1)) {
          placement = placement && rolledBack(placement)?.after
          expect(placement?.version).toBe(version)
        }
      }),
    )
  })

  test('never goes back to what it has just left', () => {
    const there = placed('1.0.0', '1.1.0', '1.0.0')
    expect(there).toMatchObject({ version: '1.0.0', previous: ['1.1.0'] })
  })

  test('remembers twenty releases and no more', () => {
    const many = placed(...Array.from({ length: 40 }, (_, index) => `1.${index}.0`))
    expect(many?.previous).toHaveLength(20)
    expect(many?.previous[0]).toBe('1.38.0')
  })

  test('ends its canary before it goes back', () => {
    const before = placed('1.0.0', '1.1.0')
    const canary = promoted(before, { ...target, version: '1.2.0', percent: 5 })?.after
    expect(canary).toMatchObject({ version: '1.1.0', canaryVersion: '1.2.0', canaryPercent: 5 })
    const ended = canary && rolledBack(canary)?.after
    expect(ended).toMatchObject({ version: '1.1.0', canaryVersion: '', previous: ['1.0.0'] })
  })

  test('does not change by what is so already', () => {
    const there = placed('1.0.0')
    expect(promoted(there, { ...target, version: '1.0.0' })).toBeUndefined()
    expect(promoted(there, { ...target, version: '1.0.0', percent: 10 })).toBeUndefined()
    expect(promoted(undefined, { ...target, version: '1.0.0', percent: 10 })).toBeUndefined()
  })

  test('with nothing before is taken away only when somebody has just put it there, or in a channel', () => {
    const first = { ...(placed('1.0.0') as Placement), revision: 1, changedByKind: 'token' }
    expect(rolledBack(first)?.after.version).toBe('')
    expect(rolledBack({ ...first, changedByKind: 'portal' })).toBeUndefined()
    expect(rolledBack({ ...first, revision: 3 })).toBeUndefined()
    expect(rolledBack({ ...first, revision: 3, channel: 'beta' })?.after.version).toBe('')
  })
})
