import { expect, test } from 'vitest'
import { isCrossSite } from './cross-site.ts'

const ORIGIN = 'https://portal.example'

test('our own pages and programs that are no browsers pass', () => {
  expect(isCrossSite({ 'sec-fetch-site': 'same-origin', origin: ORIGIN }, ORIGIN)).toBe(false)
  expect(isCrossSite({ 'sec-fetch-site': 'none' }, ORIGIN)).toBe(false)
  expect(isCrossSite({ origin: ORIGIN }, ORIGIN)).toBe(false)
  expect(isCrossSite({}, ORIGIN)).toBe(false)
})

test('other sites do not, a sibling domain and another port included', () => {
  for (const site of ['cross-site', 'same-site', 'nonsense']) {
    expect(isCrossSite({ 'sec-fetch-site': site, origin: ORIGIN }, ORIGIN)).toBe(true)
  }
  for (const origin of ['https://evil.example', 'http://portal.example', 'https://portal.example:444', 'null', '']) {
    expect(isCrossSite({ origin }, ORIGIN)).toBe(true)
    expect(isCrossSite({ origin, 'sec-fetch-site': 'same-origin' }, ORIGIN)).toBe(true)
  }
})
