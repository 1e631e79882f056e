import { type Browser, chromium, expect as expectPage, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Builds, buildFixtures } from './build-fixtures.ts'
import { filesOf, firstLoadOf, readBuilt } from './built-files.ts'
import { findChromium } from './find-chromium.ts'
import { bootstrap, remote } from './people.ts'
import { type PortalServer, startPortalServer } from './portal-server.ts'

interface Sent {
  name: string
  version: string
  kind: string
  value: number
}

let builds: Builds
let browser: Browser
let portal: PortalServer
let page: Page
let sent: Sent[]
let requests: string[]

beforeAll(async () => {
  builds = await buildFixtures()
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  builds?.remove()
})

beforeEach(async () => {
  const answers = {
    'portal/trpc/jobs.list': { jobs: [] },
    'portal/trpc/notifications.list': { notifications: [], unread: 0 },
  }
  portal = await startPortalServer({ ...builds, bootstrap, answers })
  const context = await browser.newContext({ baseURL: portal.origin, locale: 'en-US' })
  page = await context.newPage()
  sent = []
  requests = []
  await page.route('**/api/portal/trpc/telemetry.report', async route => {
    const body = route.request().postData() ?? ''
    requests.push(body)
    sent.push(...JSON.parse(body).measurements)
    await route.fulfill({ json: { result: {} } })
  })
})

afterEach(async () => {
  await page.context().close()
  await portal.close()
})

const heading = (name: string) => page.getByRole('heading', { level: 1, name })
const nav = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name })
const count = (name: string, kind: string) => sent.filter(each => each.name === name && each.kind === kind).length
const measured = (expected: () => void) => vi.waitFor(expected, { timeout: 15_000, interval: 100 })

test('what measures is not in the first load', () => {
  const first = firstLoadOf(builds.shell)
  const measuring = filesOf(builds.shell, '.js').filter(file =>
    readBuilt(builds.shell, file).includes('telemetry.report'),
  )
  expect(measuring).toHaveLength(1)
  expect(first).not.toContain(measuring[0])
})

test('each page of a micro-frontend that is shown counts once, the first one too', async () => {
  await page.goto('/alphas')
  await expectPage(heading('Alpha list')).toBeVisible()
  await measured(() => expect(count('alpha', 'view')).toBe(1))
  await nav('Beta').click()
  await expectPage(heading('Beta list')).toBeVisible()
  await nav('Home').click()
  await nav('Alpha').click()
  await expectPage(heading('Alpha list')).toBeVisible()
  await measured(() => expect([count('alpha', 'view'), count('beta', 'view')]).toEqual([2, 1]))
  for (const { version } of sent) expect(version).toBe('1')
})

test('a screen that the person may not open is not one that was shown', async () => {
  portal.bootstrap.actions = ['beta.read']
  await page.goto('/alphas')
  await expectPage(heading('No permission')).toBeVisible()
  await nav('Beta').click()
  await measured(() => expect(count('beta', 'view')).toBe(1))
  expect(count('alpha', 'view')).toBe(0)
})

test('how the first page felt is told of its micro-frontend, when the page is left', async () => {
  await page.goto('/alphas/7')
  await expectPage(heading('Alpha 7')).toBeVisible()
  await measured(() => expect(count('alpha', 'view')).toBe(1))
  await page.getByRole('link', { name: 'Related' }).click()
  await expectPage(heading('Beta 8')).toBeVisible()
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  })
  await measured(() => expect([count('alpha', 'lcp'), count('alpha', 'cls')]).toEqual([1, 1]))
  const [lcp] = sent.filter(({ kind }) => kind === 'lcp')
  expect(lcp?.value).toBeGreaterThan(0)
})

test('an error of a screen is told of the micro-frontend whose script threw it', async () => {
  await page.goto('/betas?throw=1')
  await expectPage(page.getByText('Something went wrong on this screen')).toBeVisible()
  await measured(() => expect(count('beta', 'error')).toBeGreaterThan(0))
  expect([count('alpha', 'error'), count('beta', 'load_failure'), count('beta', 'view')]).toEqual([0, 0, 1])
})

test('a micro-frontend that does not arrive is told as a failure to load, and so is one of its files', async () => {
  portal.intercept.handle = (url, response) => {
    if (!url.startsWith('/releases/beta/') && !/\/releases\/alpha\/.*List-.*\.js/.test(url)) return false
    response.writeHead(503).end()
    return true
  }
  await page.goto('/betas')
  await expectPage(page.getByText('This screen could not be loaded')).toBeVisible()
  await measured(() => expect(count('beta', 'load_failure')).toBeGreaterThan(0))
  await nav('Alpha').click()
  await expectPage(page.getByRole('button', { name: 'Retry' })).toBeVisible()
  await measured(() => expect(count('alpha', 'load_failure')).toBeGreaterThan(0))
  expect([count('alpha', 'error'), count('beta', 'error')]).toEqual([0, 0])
})

test('a preview is not measured: it is one person’s, before anybody else has it', async () => {
  portal.bootstrap.remotes = [remote('alpha'), { ...remote('beta'), reason: 'preview' }]
  await page.goto('/betas?throw=1')
  await expectPage(page.getByText('Something went wrong on this screen')).toBeVisible()
  await nav('Alpha').click()
  await measured(() => expect(count('alpha', 'view')).toBe(1))
  expect(sent.filter(({ name }) => name === 'beta')).toEqual([])
})

test('nothing of the person or of what they look at goes along', async () => {
  await page.goto('/alphas/7?q=secret')
  await measured(() => expect(count('alpha', 'view')).toBe(1))
  for (const request of requests) {
    expect(request).not.toMatch(/secret|Hanako|acme|alphas/)
    for (const each of JSON.parse(request).measurements)
      expect(Object.keys(each).toSorted()).toEqual(['kind', 'name', 'value', 'version'])
  }
})
