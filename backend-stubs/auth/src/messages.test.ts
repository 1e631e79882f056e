import { expect, test } from 'vitest'
import { messages, waitingTime } from './messages.ts'

test('both languages have every word, and the names that scripts rely on', () => {
  expect(Object.keys(messages.ja)).toEqual(Object.keys(messages.en))
  expect(messages.en).toMatchObject({ login: 'Login ID', password: 'Password', signIn: 'Sign in' })
  expect(messages.ja).toMatchObject({ login: 'ログインID', password: 'パスワード', signIn: 'サインイン' })
})

test('a waiting time is said in words and never too short', () => {
  expect(waitingTime(30, messages.en)).toBe('30 seconds')
  expect(waitingTime(91, messages.en)).toBe('2 minutes')
  expect(waitingTime(900, messages.ja)).toBe('15分')
})
