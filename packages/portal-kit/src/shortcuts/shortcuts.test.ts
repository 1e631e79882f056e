import { expect, test } from 'vitest'
import { createKeyFollower, type Shortcut } from './shortcuts.ts'

const shortcut = (keys: string): Shortcut => ({ keys, label: keys, run: () => {} })
const known = ['g q', 'g o', '/', 'n'].map(shortcut)

/** Presses keys, 100 ms apart unless said otherwise, and tells what each of them did. */
function press(keys: string[], { apart = 100, elsewhere = false, list = known } = {}) {
  const follow = createKeyFollower(() => list)
  return keys.map((key, index) => follow({ key, elsewhere, at: index * apart })?.keys)
}

test('keys one after the other are one shortcut, when the second follows soon', () => {
  expect(press(['g', 'q'])).toEqual([undefined, 'g q'])
  expect(press(['g', 'q'], { apart: 2_000 })).toEqual([undefined, undefined])
})

test('a key that completes no sequence still does what it does alone', () => {
  expect(press(['g', 'n', '/'])).toEqual([undefined, 'n', '/'])
})

test('a sequence is over once it was completed', () => {
  expect(press(['g', 'q', 'o'])).toEqual([undefined, 'g q', undefined])
})

test('nothing happens while text is typed', () => {
  expect(press(['g', 'q', '/'], { elsewhere: true })).toEqual([undefined, undefined, undefined])
})

test('of two with the same keys the one that came last wins', () => {
  const later = shortcut('/')
  const follow = createKeyFollower(() => [...known, later])
  expect(follow({ key: '/', elsewhere: false, at: 0 })).toBe(later)
})
