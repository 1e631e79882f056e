import { expect, test } from 'vitest'
import { mentionQuery, withMention } from './mention-query.ts'

const at = (text: string) => mentionQuery(text, text.length)?.text

test.each([
  ['@', ''],
  ['@たな', 'たな'],
  ['確認お願いします@田中', '田中'],
  ['See @ta', 'ta'],
  ['全角の＠さ', 'さ'],
])('somebody is being named in %s', (text, wanted) => {
  expect(at(text)).toBe(wanted)
})

test.each(['', 'sales@acme', '@田中 さん', 'a @b c', `@${'x'.repeat(21)}`])('nobody is being named in %s', text => {
  expect(at(text)).toBeUndefined()
})

test('only what stands before the caret counts', () => {
  expect(mentionQuery('@たなか と', 3)).toEqual({ start: 0, text: 'たな' })
})

test('the name takes the place of what was typed, and writing goes on behind it', () => {
  const text = 'ねえ@たな、どう?'
  const query = mentionQuery(text, 5)
  expect(query && withMention(text, 5, query, '田中 健一')).toEqual({ text: 'ねえ@田中 健一 、どう?', caret: 9 })
})
