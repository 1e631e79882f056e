import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkParts } from './link-parts.ts'

const links = (text: string) => linkParts(text).flatMap(({ href }) => href ?? [])

test.each([
  ['see https://a.example/b.', ['https://a.example/b']],
  ['(https://a.example/b)', ['https://a.example/b']],
  ['https://a.example/b_(c)', ['https://a.example/b_(c)']],
  ['見積（https://a.example/quotes/1）を確認', ['https://a.example/quotes/1']],
  ['http://a.example、https://b.example。', ['http://a.example', 'https://b.example']],
  ['javascript:alert(1) data:text/html,x', []],
  ['https://', []],
])('%s', (text, expected) => {
  expect(links(text)).toEqual(expected)
})

test('a text is never changed by looking for addresses in it', () => {
  const words = fc.constantFrom('https://a.example/', 'http://x', '(', ')', '。', ' ', 'あ', '<b>', '\n', 'https://')
  fc.assert(
    fc.property(fc.array(words), parts => {
      const text = parts.join('')
      const pieces = linkParts(text)
      expect(pieces.map(piece => piece.text).join('')).toBe(text)
      for (const { text: piece, at } of pieces) expect(text.startsWith(piece, at)).toBe(true)
    }),
  )
})
