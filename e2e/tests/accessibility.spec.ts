import type { Page } from '@playwright/test'
import { expect, expectAccessible, type Person, test } from '@torrent/e2e-kit'
import { confirmedOrder, plannedShipment, quoteUntil } from './business.ts'

/** `/quotes/0f3a…?x=1` → `/quotes/:id`: one page of each kind is enough, and each tab of it. */
function patternOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://portal')
  const tab = searchParams.get('tab')
  const pattern = pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/^(\/admin\/releases)\/[^/]+/, '$1/:name')
    .replace(/^(\/admin\/releases\/:name)\/[^/]+/, '$1/:version')
  return tab ? `${pattern}?tab=${tab}` : pattern
}

async function linksOf(page: Page): Promise<string[]> {
  const hrefs = await page
    .locator('a[href^="/"]')
    .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
  return hrefs.filter(href => !href.startsWith('/api/'))
}

/** Waits until the page shows what it is about: its heading stands and nothing is a placeholder any more. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}

/** Follows every link from the start page, so that a new page is checked from the day something links to it. */
async function checkEveryPage({ page }: Person, starts: readonly string[]): Promise<Set<string>> {
  const seen = new Set<string>()
  const waiting = [...starts]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(patternOf(path))) continue
    seen.add(patternOf(path))
    await page.goto(path)
    await settle(page)
    await test.step(patternOf(path), () => expectAccessible(page))
    waiting.push(...(await linksOf(page)))
  }
  return seen
}

for (const [theme, language] of [
  ['light', 'en'],
  ['dark', 'ja'],
] as const) {
  test(`every page passes axe in the ${theme} theme`, async ({ person }) => {
    test.slow()
    const admin = await person('admin', { theme, language })
    const [draft, sent, order, shipment] = [
      await quoteUntil(admin.page, 'draft'),
      await quoteUntil(admin.page, 'sent'),
      await confirmedOrder(admin.page),
      await plannedShipment(admin.page),
    ]
    const starts = [
      '/',
      `/quotes/${draft}`,
      `/quotes/${draft}/edit`,
      `/orders/new?quote=${sent}`,
      `/shipments/new?order=${order}`,
      `/shipments/${shipment}`,
      '/chat',
      '/nowhere',
    ]
    const seen = await checkEveryPage(admin, starts)
    for (const page of [
      '/quotes',
      '/quotes/new',
      '/quotes/:id',
      '/orders',
      '/orders/:id',
      '/shipments',
      '/shipments/:id',
      '/chat/:id',
      '/admin/releases',
      '/admin/releases/:name',
      '/admin/releases/:name/:version',
    ])
      expect([...seen]).toContain(page)
  })

  test(`every page of who runs the portal passes axe in the ${theme} theme`, async ({ person }) => {
    const operator = await person('operator', { theme, language })
    // Little room, so that every table has to be scrolled: a long list does not hide that it cannot be by keyboard.
    await operator.page.setViewportSize({ width: 1366, height: 400 })
    const tabs = ['/admin/releases/quote?tab=compare', '/admin/releases/quote?tab=log']
    const seen = await checkEveryPage(operator, ['/admin', ...tabs])
    for (const page of ['releases', 'log', 'channels', 'previews', 'keys', 'bffs'])
      expect([...seen]).toContain(`/admin/${page}`)
  })

  test(`the sign-in page passes axe in the ${theme} theme`, async ({ browser, portal }) => {
    const context = await browser.newContext({ baseURL: portal.origin, colorScheme: theme })
    const page = await context.newPage()
    await page.goto(`/?lang=${language}`)
    await page.locator('input[type="password"]').waitFor()
    await expectAccessible(page)
    await context.close()
  })
}

test('on half a screen the parts of a page scroll, and not the window, which would take the navigation away', async ({
  person,
}) => {
  const { page } = await person('admin')
  const id = await quoteUntil(page, 'draft')
  await page.setViewportSize({ width: 900, height: 500 })
  for (const path of [`/quotes/${id}`, `/quotes/${id}/edit`, '/quotes']) {
    await page.goto(path)
    await settle(page)
    const beyond = () =>
      page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement
        return { width: scrollWidth - innerWidth, height: scrollHeight - innerHeight }
      })
    await expect.poll(beyond, { message: path }).toEqual({ width: 0, height: 0 })
  }
})
