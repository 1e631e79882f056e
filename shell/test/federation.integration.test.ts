import { type Browser, chromium, expect as expectPage, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Builds, buildFixtures } from './build-fixtures.ts'
import { filesOf, firstLoadOf, gzipped, readBuilt } from './built-files.ts'
import { findChromium } from './find-chromium.ts'
import { bootstrap, remote } from './people.ts'
import { type PortalServer, startPortalServer } from './portal-server.ts'

let builds: Builds
let browser: Browser
let portal: PortalServer
let page: Page
let problems: string[]

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
  problems = []
  page.on('pageerror', error => problems.push(error.message))
  page.on('console', message => {
    if (/Content Security Policy/i.test(message.text())) problems.push(message.text())
  })
})

afterEach(async () => {
  await page.context().close()
  await portal.close()
  expect(problems, 'exceptions and violations of the content security policy').toEqual([])
})

const heading = (name: string) => page.getByRole('heading', { level: 1, name })
const nav = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name })
const choice = (name: string) => page.locator('[role^=menuitem]', { hasText: name })

describe('the built files', () => {
  test('a micro-frontend brings its entry, its descriptions and less than 20 kB of its own, and no second React', () => {
    for (const build of Object.values(builds.releases)) {
      const files = filesOf(build, '')
      expect(files).toEqual(expect.arrayContaining(['remoteEntry.js', 'mf-manifest.json', 'torrent.json']))
      const scripts = filesOf(build, '.js')
      expect(gzipped(build, scripts)).toBeLessThan(20_000)
      for (const file of scripts) expect(readBuilt(build, file), file).not.toContain('react.suspense')
    }
  })

  test('every script but the entry has a hash in its name, and a source map beside it', () => {
    for (const build of [builds.shell, ...Object.values(builds.releases)]) {
      const scripts = filesOf(build, '.js')
      for (const file of scripts) {
        if (file !== 'remoteEntry.js') expect(file).toMatch(/^assets\/.+-[\w-]{8}\.js$/)
      }
      expect(filesOf(build, '.js.map').length).toBeGreaterThan(scripts.length / 2)
    }
  })

  test('the first load of the shell is at most 180 kB of script, in few files', () => {
    const files = firstLoadOf(builds.shell)
    expect(files.length).toBeGreaterThan(0)
    expect(files.length).toBeLessThanOrEqual(5)
    expect(gzipped(builds.shell, files)).toBeLessThan(180_000)
  })

  test('the shell knows no micro-frontend, and its page has no script inside', () => {
    for (const file of filesOf(builds.shell, '.js'))
      expect(readBuilt(builds.shell, file)).not.toMatch(/\/releases\/[a-z]/)
    const page = readBuilt(builds.shell, 'index.html')
    for (const [, attributes, content] of page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
      expect(attributes).toContain('src=')
      expect(content).toBe('')
    }
  })
})

describe('finding the way', () => {
  test('a deep link opens a page of a micro-frontend with its search parameters as text', async () => {
    await page.goto('/alphas/7?tab=lines&q=007')
    await expectPage(heading('Alpha 7')).toBeVisible()
    await expectPage(page.getByText('{"tab":"lines","q":"007"}')).toBeVisible()
    await expectPage(page).toHaveTitle('Alpha 7 · Torrent')
    await expectPage(page).toHaveURL('/alphas/7?tab=lines&q=007')
  })

  test('back and forward cross from one micro-frontend to the other and return', async () => {
    await page.goto('/')
    await nav('Alpha').click()
    await page.getByRole('link', { name: 'Open 7' }).click()
    await page.getByRole('link', { name: 'Related' }).click()
    await expectPage(heading('Beta 8')).toBeVisible()
    await page.goBack()
    await expectPage(heading('Alpha 7')).toBeVisible()
    await page.goBack()
    await expectPage(heading('Alpha list')).toBeVisible()
    await page.goForward()
    await page.goForward()
    await expectPage(heading('Beta 8')).toBeVisible()
    await expectPage(page).toHaveTitle('Beta 8 · Torrent')
  })

  test('focus goes to the heading of the new page, and its title is read out', async () => {
    await page.goto('/')
    await nav('Beta').click()
    await expectPage(heading('Beta list')).toBeFocused()
    await expectPage(page.locator('[aria-live=polite][aria-atomic=true]')).toHaveText('Beta list')
  })

  test('an address that leads nowhere says so, inside a micro-frontend too', async () => {
    await page.goto('/nowhere')
    await expectPage(heading('Page not found')).toBeVisible()
    await page.goto('/alphas/7/deeper/still')
    await expectPage(heading('Page not found')).toBeVisible()
    await expectPage(nav('Alpha')).toBeVisible()
  })

  test('a part of the portal that nobody provides is friendly about it', async () => {
    for (const path of ['/quotes', '/chat', '/admin/anything']) {
      await page.goto(path)
      await expectPage(heading('Not available')).toBeVisible()
    }
  })

  test('what a person may not do is not offered, and its address is refused without loading its code', async () => {
    portal.bootstrap.actions = ['beta.read']
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await page.goto('/alphas')
    await expectPage(heading('No permission')).toBeVisible()
    await expectPage(nav('Alpha')).toHaveCount(0)
    expect(asked.filter(url => url.includes('/alpha/1/assets/List'))).toEqual([])
  })

  test('an intent that nobody provides is plain text', async () => {
    portal.bootstrap.remotes = [remote('alpha')]
    await page.goto('/alphas/7')
    await expectPage(page.getByText('Related')).toBeVisible()
    await expectPage(page.getByRole('link', { name: 'Related' })).toHaveCount(0)
  })
})

describe('faults of one micro-frontend', () => {
  test('one whose entry is gone fails alone, and Retry brings it back', async () => {
    portal.intercept.handle = (url, response) => {
      if (!url.startsWith('/releases/beta/')) return false
      response.writeHead(503).end()
      return true
    }
    await page.goto('/betas/8')
    await expectPage(page.getByText('This screen could not be loaded')).toBeVisible()
    await nav('Alpha').click()
    await expectPage(heading('Alpha list')).toBeVisible()
    await nav('Beta').click()
    await expectPage(page.getByText('This screen could not be loaded')).toBeVisible()
    portal.intercept.handle = undefined
    await page.getByRole('button', { name: 'Retry' }).click()
    await expectPage(heading('Beta list')).toBeVisible()
  })

  test('one whose page chunk is gone fails alone, and Retry brings it back', async () => {
    portal.intercept.handle = (url, response) => {
      if (!/\/releases\/beta\/.*List-.*\.js/.test(url)) return false
      response.writeHead(404).end()
      return true
    }
    await page.goto('/betas')
    await expectPage(page.getByRole('button', { name: 'Retry' })).toBeVisible()
    await expectPage(nav('Alpha')).toBeVisible()
    portal.intercept.handle = undefined
    await page.getByRole('button', { name: 'Retry' }).click()
    await expectPage(heading('Beta list')).toBeVisible()
  })

  test('one that does not answer gives way to a message within its time limit', async () => {
    portal.intercept.handle = url => url.startsWith('/releases/beta/')
    await page.goto('/betas')
    await expectPage(page.locator('main [aria-busy=true]')).toBeVisible()
    await expectPage(page.getByText('This screen could not be loaded')).toBeVisible({ timeout: 12_000 })
    await nav('Alpha').click()
    await expectPage(heading('Alpha list')).toBeVisible()
  })

  test('one that throws while it is shown takes down its own page only', async () => {
    await page.goto('/betas?throw=1')
    await expectPage(page.getByText('Something went wrong on this screen')).toBeVisible()
    await nav('Alpha').click()
    await expectPage(heading('Alpha list')).toBeVisible()
    await nav('Beta').click()
    await expectPage(heading('Beta list')).toBeVisible()
  })

  test('one that is dead leaves its place on the start page empty and the others filled', async () => {
    portal.intercept.handle = (url, response) => {
      if (!url.startsWith('/releases/beta/')) return false
      response.writeHead(503).end()
      return true
    }
    await page.goto('/')
    await expectPage(page.getByText('Alpha card')).toBeVisible()
    await expectPage(page.getByText('Beta card')).toHaveCount(0)
  })
})

describe('language and theme', () => {
  test('another language shows at once, in texts of micro-frontends too, and is kept', async () => {
    await page.goto('/alphas')
    await page.getByRole('button', { name: 'Press' }).click()
    await expectPage(page.getByText('1 time', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Language' }).click()
    await choice('日本語').click()
    await expectPage(heading('Alpha一覧')).toBeVisible()
    // What was on the screen stays.
    await expectPage(page.getByText('1回')).toBeVisible()
    await expectPage(page.locator('html')).toHaveAttribute('lang', 'ja')
    const cookies = await page.context().cookies()
    expect(cookies.find(({ name }) => name === 'torrent.language')?.value).toBe('ja')
  })

  test('?lang= chooses the language and leaves the address', async () => {
    await page.goto('/alphas?lang=ja')
    await expectPage(heading('Alpha一覧')).toBeVisible()
    await expectPage(page).toHaveURL('/alphas')
  })

  test('a theme is shown at once and kept', async () => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Theme' }).click()
    await choice('Dark').click()
    await expectPage(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    const cookies = await page.context().cookies()
    expect(cookies.find(({ name }) => name === 'torrent.theme')?.value).toBe('dark')
  })
})

describe('keyboard', () => {
  test('g and a letter goes somewhere, ? lists the keys', async () => {
    await page.goto('/')
    await heading('Hanako').waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('b')
    await expectPage(heading('Beta list')).toBeVisible()
    await page.keyboard.press('?')
    await expectPage(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Go to Beta')
  })

  test('the skip link is the first stop and leads to the content', async () => {
    await page.goto('/alphas')
    await heading('Alpha list').waitFor()
    const first = page.locator('a, button').first()
    await expectPage(first).toHaveText('Skip to content')
    await first.focus()
    await page.keyboard.press('Enter')
    await expectPage(page.getByRole('main')).toBeFocused()
  })
})
