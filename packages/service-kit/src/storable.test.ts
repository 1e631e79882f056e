import { expect, test } from 'vitest'
import { unstorableField } from './storable.ts'

test.each([
  ['plain text of any script', { a: '鋼材 𠮷 👨‍👩‍👧 \u202e\t\n', b: [{ c: '' }] }, undefined],
  ['what is no text', { a: 1, b: null, c: [true, undefined] }, undefined],
  ['NUL', { a: 'x\0' }, 'a'],
  ['half a surrogate pair', { a: 'x\ud83d' }, 'a'],
  ['text deep inside', { quote: { lines: [{}, { note: '\0' }] } }, 'quote.lines[1].note'],
  ['the name of an entry', { params: { 'a\0': 'b' } }, 'params'],
  ['text by itself', '\0', ''],
])('finds %s', (_, content, expected) => {
  expect(unstorableField(content)).toBe(expected)
})
