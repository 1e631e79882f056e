import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparableText, tokensOf } from './comparable.ts'
import { termsOf, wantedTerms } from './terms.ts'

const text = (original: string) => comparableText(tokensOf(original))

test('what reads the same is compared as the same', () => {
  for (const [one, other] of [
    ['ＳＵＳ３０４', 'sus304'],
    ['ｶﾞﾗｽ', 'ガラス'],
    ['がらす', 'ガラス'],
    ['㈱東海', '(株)東海'],
    ['Café', 'CAFÉ'],
    ['Q-2026-00012', 'q 2026 00012'],
  ] as const)
    expect(text(one)).toBe(text(other))
})

test('words are parted from what is written without blanks', () => {
  expect(tokensOf('SUS304の図面、至急！ ok?').map(token => token.text)).toEqual(['sus304', 'ノ図面', '至急', 'ok'])
  expect(tokensOf('コンピューター').map(token => token.text)).toEqual(['コンピューター'])
  expect(tokensOf('… !? 、。')).toEqual([])
})

test('every part of a run and every beginning of a word is found by terms that the text has', () => {
  const unit = fc.constantFrom(...'見積書をお願い納期カタログ鉄abcdefgh304 、。-')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), fc.nat(), fc.nat(), (original, start, length) => {
      const tokens = tokensOf(original)
      const terms = termsOf(tokens)
      for (const token of tokens) {
        const characters = [...token.text]
        const from = token.gram ? start % characters.length : 0
        const part = characters.slice(from, from + 1 + (length % characters.length)).join('')
        for (const [wanted] of [tokensOf(part)])
          if (wanted) for (const term of wantedTerms(wanted)) expect(terms).toContain(term)
      }
    }),
  )
})

test('each place knows where it stands in the original, whatever was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), original => {
      for (const { text: comparable, starts, ends } of tokensOf(original)) {
        expect(starts).toHaveLength(comparable.length)
        for (const [at, start] of starts.entries()) {
          const end = ends[at] ?? 0
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(original.length)
          expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0)
        }
      }
    }),
  )
})
