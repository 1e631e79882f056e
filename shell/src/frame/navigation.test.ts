import { expect, test } from 'vitest'
import { destinations, isCurrent, waitingIn } from './navigation.ts'

const section = (basePath: string, order: number, action: string, icon = 'order') => ({
  name: basePath.slice(1),
  basePath,
  nav: [{ label: { ja: `${basePath}の日本語`, en: basePath.slice(1) }, icon, order, action }],
})
const remotes = [section('/orders', 20, 'order.read'), section('/quotes', 10, 'quote.read', 'no-such-icon')]

test('shows what this person may use, in order, after the start page', () => {
  const all = destinations(remotes, new Set(['order.read', 'quote.read']), 'en', 'Home')
  expect(all.map(({ label, href, key }) => [label, href, key])).toEqual([
    ['Home', '/', 'h'],
    ['quotes', '/quotes', 'q'],
    ['orders', '/orders', 'o'],
  ])
  expect(destinations(remotes, new Set(['order.read']), 'ja', 'ホーム').map(({ label }) => label)).toEqual([
    'ホーム',
    '/ordersの日本語',
  ])
})

test('an icon that the design system does not know is replaced', () => {
  expect(destinations(remotes, new Set(['quote.read']), 'en', 'Home')[1]?.icon).toBe('file')
})

test('a place is current with everything below it, and only that', () => {
  expect(isCurrent('/quotes', '/quotes/7')).toBe(true)
  expect(isCurrent('/quotes', '/quotesque')).toBe(false)
  expect(isCurrent('/', '/quotes')).toBe(false)
})

test('what waits anywhere in the portal stands before the title of the page, and nothing does when nothing waits', () => {
  expect(waitingIn({})).toBe('')
  expect(waitingIn({ chat: { count: 0 } })).toBe('')
  expect(waitingIn({ chat: { count: 2, mentions: 1 }, quote: { count: 1 } })).toBe('(3) ')
  expect(waitingIn({ chat: { count: 100 } })).toBe('(99+) ')
})
