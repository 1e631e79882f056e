import { brotliCompressSync } from 'node:zlib'
import { type Browser, chromium, expect as expectPage, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Builds, buildFixtures } from './build-fixtures.ts'
import { filesOf } from './built-files.ts'
import { findChromium } from './find-chromium.ts'
import { bootstrap, remote } from './people.ts'
import { type PortalServer, startPortalServer } from './portal-server.ts'

const EVIL_SCRIPT = 'globalThis.evil = true; document.title = "evil"; export const List = () => null'
const EVIL_STYLE = 'h1 { color: rgb(255, 0, 0) !important }'

let builds: Builds
let browser: Browser
let portal: PortalServer
let page: Page

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
  portal = await startPortalServer({ ...builds, bootstrap, answers: { 'portal/trpc/jobs.list': { jobs: [] } } })
  const context = await browser.newContext({ baseURL: portal.origin, locale: 'en-US' })
  page = await context.newPage()
})

afterEach(async () => {
  await page.context().close()
  await portal.close()
})

const heading = (name: string) => page.getByRole('heading', { level: 1, name })
const nav = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name })
const retry = () => page.getByRole('button', { name: 'Retry' })
const evilRan = () => page.evaluate(() => 'evil' in globalThis)

/** From now on the server has something else in the place of a file, and browsers keep it for a year. */
function tamper(pattern: RegExp, { brotli = false } = {}): string {
  const file = filesOf(builds.releases.beta, '').find(name => pattern.test(name))
  if (!file) throw new Error(`No file of beta fits ${pattern}`)
  const style = file.endsWith('.css')
  const content = Buffer.from(style ? EVIL_STYLE : EVIL_SCRIPT)
  const path = `/releases/beta/1/${file}`
  portal.intercept.handle = (url, response) => {
    if (url !== path) return false
    response
      .writeHead(200, {
        'content-type': style ? 'text/css' : 'text/javascript',
        'cache-control': 'public, max-age=31536000, immutable',
        ...(brotli ? { 'content-encoding': 'br' } : {}),
      })
      .end(brotli ? brotliCompressSync(content) : content)
    return true
  }
  return path
}

const mendServer = () => {
  portal.intercept.handle = undefined
}

describe('a file of a release that differs from its hash', () => {
  test.each([
    ['its entry', /^remoteEntry\.js$/, {}],
    ['what is loaded with the entry', /assets\/mfe-.*\.js$/, {}],
    ['the code of a screen', /assets\/List-.*\.js$/, {}],
    ['the compressed copy of a screen', /assets\/List-.*\.js$/, { brotli: true }],
    ['the style sheet of a screen', /assets\/.*\.css$/, {}],
  ])('never runs, and nobody but its own screen is hurt until the file is good again: %s', async (_, file, how) => {
    tamper(file, how)
    await page.goto('/betas')
    await expectPage(retry()).toBeVisible()
    expect(await evilRan()).toBe(false)
    await expectPage(page.getByRole('heading', { level: 1 })).not.toHaveCSS('color', 'rgb(255, 0, 0)')

    await nav('Alpha').click()
    await expectPage(heading('Alpha list')).toBeVisible()
    await nav('Beta').click()
    await expectPage(retry()).toBeVisible()
    await retry().click()
    await expectPage(retry(), 'while the file is bad, trying again says so again').toBeEnabled()
    expect(await evilRan()).toBe(false)

    mendServer()
    await retry().click()
    await expectPage(heading('Beta list')).toBeVisible()
    await expectPage(page.locator('.beta-mark')).toHaveCSS('font-weight', '700')
    expect(await evilRan()).toBe(false)
  })

  test('does not run under an address with something appended either', async () => {
    const path = tamper(/assets\/List-.*\.js$/)
    await page.goto('/alphas')
    await expectPage(heading('Alpha list')).toBeVisible()
    // As text, or the test runner would put an import of its own in its place.
    const load = (address: string) =>
      page.evaluate(`import(${JSON.stringify(address)}).then(() => 'ran', () => 'refused')`)
    for (const appended of ['?retry=1', '?', '?t=1#x']) expect(await load(path + appended), appended).toBe('refused')
    expect(await load('/releases/beta/1/unknown.js')).toBe('refused')
    expect(await evilRan()).toBe(false)
    mendServer()
    expect(await load(`${path}?retry=2`), 'not even a good one').toBe('refused')
  })
})

test('a style sheet that the page knows no hash of is not applied, however a script adds it', async () => {
  portal.intercept.handle = (url, response) => {
    if (!url.endsWith('/extra.css')) return false
    response.writeHead(200, { 'content-type': 'text/css' }).end(EVIL_STYLE)
    return true
  }
  await page.goto('/alphas')
  await expectPage(heading('Alpha list')).toBeVisible()
  const added = await page.evaluate(async () => {
    const ways: ((link: HTMLLinkElement) => void)[] = [
      link => Object.assign(link, { rel: 'stylesheet', href: '/releases/beta/1/extra.css' }),
      link => Object.assign(link, { href: '/releases/beta/1/extra.css', rel: 'stylesheet' }),
      link => {
        link.setAttribute('rel', 'stylesheet')
        link.setAttribute('href', '/releases/beta/1/extra.css')
      },
    ]
    return Promise.all(
      ways.map(way => {
        const link = document.createElement('link')
        way(link)
        return new Promise(resolve => {
          link.addEventListener('load', () => resolve('applied'))
          link.addEventListener('error', () => resolve('refused'))
          document.head.append(link)
        })
      }),
    )
  })
  expect(added).toEqual(['refused', 'refused', 'refused'])
  await expectPage(heading('Alpha list')).not.toHaveCSS('color', 'rgb(255, 0, 0)')
})

test('a shell that differs from its hashes does not run at all: what holds all others to theirs can be trusted', async () => {
  portal.intercept.handle = (url, response) => {
    if (!/^\/assets\/index-.*\.js$/.test(url)) return false
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(EVIL_SCRIPT)
    return true
  }
  await page.goto('/alphas')
  await page.waitForLoadState('networkidle')
  expect(await evilRan()).toBe(false)
})

test('a release that nobody trusts is never fetched: its screen says so, its card stays away, all others work', async () => {
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  portal.bootstrap.remotes = [remote('alpha'), { ...remote('beta'), unusable: 'signature' }]
  await page.goto('/')
  await expectPage(page.getByText('Alpha card')).toBeVisible()
  await nav('Beta').click()
  await expectPage(page.getByText('This screen could not be loaded')).toBeVisible()
  await expectPage(page.getByText('not signed by anybody the portal trusts')).toBeVisible()
  await nav('Alpha').click()
  await expectPage(heading('Alpha list')).toBeVisible()
  await expectPage(page.getByText('Beta card')).toHaveCount(0)
  expect(asked.filter(path => path.startsWith('/releases/beta/'))).toEqual([])

  await nav('Beta').click()
  portal.bootstrap.remotes = [remote('alpha'), remote('beta')]
  await retry().click()
  await expectPage(heading('Beta list')).toBeVisible()
})
