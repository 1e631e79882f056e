import { expect, test } from 'vitest'
import { canonicalLocation, languageSwitch, wantsPage } from './page-request.ts'

test('browsers that navigate want a page, scripts that fetch do not', () => {
  expect(wantsPage({ 'sec-fetch-dest': 'document', accept: 'text/html,*/*' })).toBe(true)
  expect(wantsPage({ accept: '*/*' })).toBe(true)
  expect(wantsPage({})).toBe(true)
  expect(wantsPage({ 'sec-fetch-dest': 'empty', accept: '*/*' })).toBe(false)
  expect(wantsPage({ 'sec-fetch-dest': 'script' })).toBe(false)
  expect(wantsPage({ accept: 'application/json' })).toBe(false)
})

test('another name of this machine leads to the portal, and a forged one never leads away', () => {
  const origin = 'http://localhost:3000'
  expect(canonicalLocation('/quotes?x=1', 'localhost:3000', origin)).toBeUndefined()
  expect(canonicalLocation('/quotes?x=1', '127.0.0.1:3000', origin)).toBe('http://localhost:3000/quotes?x=1')
  expect(canonicalLocation('/', 'evil.example', origin)).toBe('http://localhost:3000/')
  expect(canonicalLocation('http://evil.example/x', 'evil.example', origin)).toBe('http://localhost:3000/')
  expect(canonicalLocation('/', undefined, origin)).toBe('http://localhost:3000/')
})

test('a language in the address is taken out of it, and the rest stays', () => {
  expect(languageSwitch('/quotes?status=open&lang=en&page=2')).toEqual({
    language: 'en',
    location: '/quotes?status=open&page=2',
  })
  expect(languageSwitch('/?lang=ja')).toEqual({ language: 'ja', location: '/' })
  for (const url of ['/', '/?lang=', '/?lang=fr', '/?lang=%00', '/?lang=JA', '/lang=en']) {
    expect(languageSwitch(url), url).toBeUndefined()
  }
})
