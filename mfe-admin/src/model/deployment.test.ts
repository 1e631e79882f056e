import { expect, test } from 'vitest'
import { messages } from '../messages/ja.ts'
import { describe } from './deployment.ts'

test.each(['publish', 'promote', 'rollback', 'abort', 'channel', 'key', 'token', 'preview', 'bff'])(
  'the log has words for %s',
  action => {
    const { text } = describe({ action, percent: 100 })
    expect(Object.keys(messages)).toContain(text)
  },
)

test('a promotion to a part of the people is told as a trial', () => {
  expect(describe({ action: 'promote', percent: 10 }).text).toBe('did.trial')
  expect(describe({ action: 'promote', percent: 100 }).text).toBe('did.promote')
})

test('an action that these screens do not know is still shown', () => {
  expect(describe({ action: 'teleport', percent: 0 })).toMatchObject({ icon: 'info', text: undefined })
})
