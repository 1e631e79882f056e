import { expect, test } from 'vitest'
import { messages } from '../messages/ja.ts'
import { describe, noteOf } from './deployment.ts'

test.each(['publish', 'promote', 'rollback', 'abort', 'channel', 'key', 'token', 'preview', 'bff'])(
  'the log has words for %s',
  action => {
    const { text } = describe({ action, percent: 100, note: '' })
    expect(Object.keys(messages)).toContain(text)
  },
)

test('a promotion to a part of the people is told as a trial', () => {
  expect(describe({ action: 'promote', percent: 10, note: '' }).text).toBe('did.trial')
  expect(describe({ action: 'promote', percent: 100, note: '' }).text).toBe('did.promote')
})

test('an action that these screens do not know is still shown', () => {
  expect(describe({ action: 'teleport', percent: 0, note: '' })).toMatchObject({ icon: 'info', text: undefined })
})

test.each([
  ['key', 'Team quote (0123456789abcdef) revoked'],
  ['token', 'CI revoked'],
  ['preview', 'ended'],
  ['bff', 'removed'],
])('the end of a %s is told as its end', (action, note) => {
  const { text } = describe({ action, percent: 100, note })
  expect(text).toBe(`did.${action}Ended`)
  expect(Object.keys(messages)).toContain(text)
})

test('the portal gives its reasons in the language of the reader, people in their own', () => {
  const aborted = { action: 'abort', note: '2% of views fail / 表示の2%が失敗' }
  expect([noteOf(aborted, 'en'), noteOf(aborted, 'ja')]).toEqual(['2% of views fail', '表示の2%が失敗'])
  expect(noteOf({ action: 'promote', note: 'A / B' }, 'ja')).toBe('A / B')
})
