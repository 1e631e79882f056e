import { expect, signIn, startPortal, test } from '@torrent/e2e-kit'
import { walkMainPath } from './main-path.ts'

test('the same path with quote, order and shipping each in a process of its own', async ({ browser }) => {
  test.slow()
  const portal = await startPortal({ environment: { TORRENT_ELSEWHERE: 'quote,order,shipping' } })
  try {
    const [sales, approver, orders, shipping] = await Promise.all([
      signIn(browser, portal.origin, 'sales'),
      signIn(browser, portal.origin, 'approver'),
      signIn(browser, portal.origin, 'orders'),
      signIn(browser, portal.origin, 'shipping'),
    ])
    await walkMainPath({ sales, approver, orders, shipping }, 'en')
    expect(
      [sales, approver, orders, shipping].flatMap(person => person.problems),
      'errors that a browser saw',
    ).toEqual([])
  } finally {
    await portal.dispose()
  }
})
