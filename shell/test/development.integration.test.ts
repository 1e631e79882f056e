import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, expect as expectPage } from '@playwright/test'
import { expect, onTestFinished, test } from 'vitest'
import { buildFixtures, copyFixture } from './build-fixtures.ts'
import { startDevServer } from './dev-server.ts'
import { findChromium } from './find-chromium.ts'
import { bootstrap, remote } from './people.ts'
import { startPortalServer } from './portal-server.ts'

test('one micro-frontend from its development server changes inside the built portal without a reload', async () => {
  const builds = await buildFixtures()
  onTestFinished(builds.remove)
  const copy = copyFixture('alpha')
  onTestFinished(copy.remove)
  const dev = await startDevServer(copy.root)
  onTestFinished(dev.stop)
  const remotes = [remote('alpha', `${dev.origin}/mf-manifest.json`), remote('beta')]
  const portal = await startPortalServer({
    ...builds,
    bootstrap: { ...bootstrap, remotes },
    developmentOrigin: dev.origin,
    answers: { 'portal/trpc/jobs.list': { jobs: [] } },
  })
  onTestFinished(portal.close)
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-quic'] })
  onTestFinished(() => browser.close())
  const page = await browser.newPage({ baseURL: portal.origin })
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  const edit = (file: string, from: string, to: string) => {
    const path = join(copy.root, 'src', file)
    const before = readFileSync(path, 'utf8')
    expect(before, file).toContain(from)
    writeFileSync(path, before.replaceAll(from, to))
  }

  await page.goto('/alphas?kept=yes')
  await expectPage(page.getByRole('button', { name: 'Press' })).toBeVisible({ timeout: 20_000 })

  edit('List.tsx', '>Press<', '>Press harder<')
  await expectPage(page.getByRole('button', { name: 'Press harder' })).toBeVisible()
  edit('en.ts', 'Alpha list', 'Alphas, all of them')
  await expectPage(page.getByRole('heading', { level: 1, name: 'Alphas, all of them' })).toBeVisible()
  edit('list.css', '700', '400')
  await expectPage(page.locator('.alpha-mark')).toHaveCSS('font-weight', '400')
  await expectPage(page).toHaveURL('/alphas?kept=yes')

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Beta' }).click()
  await expectPage(page.getByRole('heading', { level: 1, name: 'Beta list' })).toBeVisible()
  expect(loads, 'page loads').toBe(1)
}, 120_000)
