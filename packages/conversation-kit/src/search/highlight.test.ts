import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlight } from './highlight.ts'
import { readQuery } from './search-query.ts'

/** The parts with what was found in brackets. */
const shown = (body: string, text: string) =>
  highlight(body, readQuery(text).phrases)
    .map(part => (part.hit ? `[${part.text}]` : part.text))
    .join('')

test('what was searched for is marked as it was written', () => {
  expect(shown('納期のお見積書です', '見積書')).toBe('納期のお[見積書]です')
  expect(shown('ｶﾀﾛｸﾞを送ります', 'かたろぐ')).toBe('[ｶﾀﾛｸﾞ]を送ります')
  expect(shown('Ｄｅｌｉｖｅｒｙは delayed', 'deliv')).toBe('[Ｄｅｌｉｖ]ｅｒｙは delayed')
  expect(shown('reorder and order', 'order')).toBe('reorder and [order]')
  expect(shown('見積 Q-2026-00012 の件', 'q-2026-0001')).toBe('見積 [Q-2026-0001]2 の件')
  expect(shown('注文書と見積書', '見積書 注文')).toBe('[注文]書と[見積書]')
  expect(shown('<b>太字</b>', '太字')).toBe('<b>[太字]</b>')
})

test('what is in quotes stands as it is', () => {
  expect(shown('on time, in time', '"in time"')).toBe('on time, [in time]')
  expect(readQuery('「見積」 “納期 厳守”').phrases.map(({ text }) => text)).toEqual(['見積', '納期 厳守'])
})

test('a long text is shortened around what was found', () => {
  const filler = 'あいうえお'.repeat(200)
  const parts = shown(`${filler}見積書${filler}納期${filler}`, '見積書 納期')
  expect(parts).toMatch(/^…あ?.{60,80}\[見積書\].{60,80}…/)
  expect(parts).toContain('[納期]')
  expect(parts.length).toBeLessThan(500)
})

test('nothing is added or lost but what the gaps say, and no character is broken', () => {
  const unit = fc.constantFrom(...'見積書あ👍🏽e\u0301 ab、\n', '𠮷野家', 'ｶﾞ')
  const body = fc.oneof(
    fc.string({ unit, maxLength: 100 }),
    fc.string({ unit, minLength: 300, maxLength: 900 }),
    fc.string({ unit: 'binary', maxLength: 50 }),
  )
  fc.assert(
    fc.property(body, fc.string({ unit, maxLength: 5 }), (text, wanted) => {
      const parts = highlight(text, readQuery(wanted).phrases)
      for (const part of parts) expect(part.text).not.toBe('')
      const whole = parts.map(part => part.text).join('')
      if (text.length <= 300) expect(whole).toBe(text)
      else if (text.isWellFormed()) expect(whole.isWellFormed()).toBe(true)
      for (const stretch of whole.split('…')) expect(text).toContain(stretch)
    }),
  )
})
