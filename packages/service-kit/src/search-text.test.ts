import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchable, searchColumn, searchWords } from './search-text.ts'

test('one thing written in different ways compares equal', () => {
  const same = [
    ['ＳＵＳ３０４', 'sus304', 'SUS-304', 'SUS 304', 'Sus３０４'],
    ['まるぼう', 'マルボウ', 'ﾏﾙﾎﾞｳ'],
    ['㈱東雲製作所', '(株)東雲製作所', '( 株 ) 東雲製作所', '株式会社東雲製作所', '株式会社　東雲製作所'],
    ['㎏', 'kg', 'ＫＧ'],
  ]
  for (const forms of same) expect(new Set(forms.map(searchable)).size).toBe(1)
})

test('different things stay different', () => {
  expect(searchable('ハム')).not.toBe(searchable('バム'))
  expect(searchable('ビール')).not.toBe(searchable('ビル'))
  expect(searchable('SUS304')).not.toBe(searchable('SUS316'))
})

test('a column keeps its parts apart', () => {
  expect(searchColumn('A-1', '', '２B')).toBe('a1\n2b')
})

test('words are split at any blank, full-width ones too', () => {
  expect(searchWords(' SUS304　丸棒\t20 ', 'text')).toEqual(['sus304', '丸棒', '20'])
  expect(searchWords(' - ', 'text')).toEqual([])
})

test('what PostgreSQL cannot store is refused as invalid, what is too long as too long', () => {
  for (const text of ['\0', 'a\0b', '\ud800', 'x\udfff'])
    expect(() => searchWords(text, 'text')).toThrow(expect.objectContaining({ code: 'invalid', field: 'text' }))
  expect(() => searchWords('x'.repeat(201), 'text')).toThrow(expect.objectContaining({ code: 'too_long' }))
})

test('comparing twice changes nothing', () => {
  // Without its blank, U+1FC1 leaves a mark that joins the letter before.
  expect(searchable('Ч\u1fc1')).toBe(searchable('Ч\u0308\u0342'))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(searchable(searchable(text))).toBe(searchable(text))
    }),
  )
})
