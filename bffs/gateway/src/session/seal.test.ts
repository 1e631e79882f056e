import { expect, test } from 'vitest'
import { createSeal } from './seal.ts'

test('what was sealed can be opened, and does not show', () => {
  const seal = createSeal(['one'])
  const sealed = seal.seal('refresh-token')
  expect(seal.open(sealed)).toBe('refresh-token')
  expect(sealed.toString('latin1')).not.toContain('refresh')
  expect(seal.seal('refresh-token').equals(sealed)).toBe(false)
})

test('after a rotation the old secret still opens, and one that is gone does not', () => {
  const sealed = createSeal(['old']).seal('text')
  expect(createSeal(['new', 'old']).open(sealed)).toBe('text')
  expect(createSeal(['new']).open(sealed)).toBeUndefined()
})

test('a changed byte anywhere is noticed', () => {
  const seal = createSeal(['one'])
  const sealed = seal.seal('text')
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(seal.open(changed), `byte ${at}`).toBeUndefined()
  }
  expect(seal.open(Buffer.alloc(0))).toBeUndefined()
})
