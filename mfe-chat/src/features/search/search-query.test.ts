import { expect, test } from 'vitest'
import { beginningOf, isSearchable, parseSearch } from './search-query.ts'

const nothing = { text: '', from: '', in: '', before: '', after: '', withFiles: false }

test.each([
  ['納期 ステンレス', { text: '納期 ステンレス' }],
  ['from:佐藤 納期', { from: '佐藤', text: '納期' }],
  ['from:"佐藤 美咲" in:#営業部 納期', { from: '佐藤 美咲', in: '営業部', text: '納期' }],
  ['送信者：田中 場所：製造部', { from: '田中', in: '製造部' }],
  ['before:2026/11/2 after:2026-10-01 x', { before: '2026-11-02', after: '2026-10-01', text: 'x' }],
  ['has:file 図面', { withFiles: true, text: '図面' }],
  // What is no filter is looked for as it stands.
  ['before:2026-02-30', { text: 'before:2026-02-30' }],
  ['note: from here', { text: 'note: from here' }],
  ['https://a.example', { text: 'https://a.example' }],
  ['sender:me', { text: 'sender:me' }],
])('%s', (typed, expected) => {
  expect(parseSearch(typed)).toEqual({ ...nothing, ...expected })
})

test('a day begins at midnight in Japan', () => {
  expect(beginningOf('2026-11-22')).toBe('2026-11-21T15:00:00.000Z')
  expect(beginningOf('2026-11-22', 1)).toBe('2026-11-22T15:00:00.000Z')
  expect(beginningOf('')).toBe('')
})

test('a place alone is nothing to search for', () => {
  expect(isSearchable(parseSearch('in:営業部'))).toBe(false)
  expect(isSearchable(parseSearch('from:佐藤'))).toBe(true)
})
