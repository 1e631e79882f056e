import { expect, test } from 'vitest'
import { languageFor, themeFor } from './preferences.ts'

test('what is asked for now wins over the cookie, and the cookie over the browser', () => {
  expect(languageFor({ asked: 'en', cookie: 'ja', acceptLanguage: 'ja' })).toBe('en')
  expect(languageFor({ asked: 'fr', cookie: 'en', acceptLanguage: 'ja' })).toBe('en')
  expect(languageFor({ cookie: 'xx', acceptLanguage: 'en-GB,ja;q=0.5' })).toBe('en')
})

test('the browser is heard by weight', () => {
  expect(languageFor({ acceptLanguage: 'en;q=0.4, ja-JP;q=0.9' })).toBe('ja')
  expect(languageFor({ acceptLanguage: 'de-DE, fr;q=0.9, en;q=0.8' })).toBe('en')
  expect(languageFor({ acceptLanguage: 'en;q=0, de' })).toBe('ja')
})

test('nonsense gives Japanese and the automatic theme', () => {
  for (const acceptLanguage of ['', ';;;,,,', 'x'.repeat(10_000), 'en;q=nan;q=', '*']) {
    expect(['ja', 'en']).toContain(languageFor({ acceptLanguage }))
  }
  expect(languageFor({})).toBe('ja')
  expect(themeFor('dark')).toBe('dark')
  expect(themeFor('neon')).toBe('auto')
  expect(themeFor(undefined)).toBe('auto')
})
