import type { Page } from '@playwright/test'
import { expect, test } from '@torrent/e2e-kit'
import { channelWith, message, openChannel, say } from './chat.ts'
import { looksOf } from './looks.ts'

const LATE = 'New messages appear some seconds late.'

/** As behind a proxy that lets pages and calls through, but no lasting connection. @returns what lifts the ban */
async function forbidConnection(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    window.WebSocket = class extends EventTarget {
      constructor() {
        super()
        setTimeout(() => this.onerror?.(new Event('error')))
      }
      onerror: ((event: Event) => void) | undefined
      close() {}
    } as unknown as typeof WebSocket
  })
  await page.route('**/socket.io/**', route => route.abort())
  return () => page.unroute('**/socket.io/**')
}

test('where no connection is let through, news are asked for, and it is said that they come late', async ({
  person,
}) => {
  const [sales, orders] = await Promise.all([person('sales'), person('orders')])
  const { id } = await channelWith(sales.page, 'Proxy', ['orders'])
  const allow = await forbidConnection(orders.page)
  await openChannel(sales.page, id)
  await openChannel(orders.page, id)
  await expect(orders.page.getByText(LATE)).toBeVisible()
  await expect(sales.page.getByText(LATE)).toBeHidden()
  const look = await looksOf(orders)
  await look('conversation-late')

  await say(sales.page, '接続なしでも届きますか')
  await expect(message(orders.page, '接続なしでも届きますか')).toBeVisible()
  await say(orders.page, '届きました')
  await expect(message(sales.page, '届きました')).toBeVisible()
  const other = await channelWith(sales.page, 'Another', ['orders'])
  await expect(orders.page.getByRole('link', { name: other.name })).toBeVisible()

  await allow()
  await expect(orders.page.getByText(LATE)).toBeHidden()
  // What the browser says of the proxy is no fault of ours.
  expect(new Set(orders.problems)).toEqual(new Set(['console: Failed to load resource: net::ERR_FAILED']))
  orders.problems.length = 0
})
