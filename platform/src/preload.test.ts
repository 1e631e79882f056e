import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bootstrap } from '@torrent/contracts/bootstrap'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPreload } from './preload.ts'

let releases: string
beforeAll(() => {
  releases = mkdtempSync(join(tmpdir(), 'torrent-releases-'))
  const folder = join(releases, 'quote', '1.0.0')
  mkdirSync(folder, { recursive: true })
  const js = {
    sync: ['assets/mfe-1.js', 'assets/kit-1.js'],
    async: ['assets/ja-1.js', 'assets/en-1.js', 'assets/List-1.js'],
  }
  writeFileSync(join(folder, 'mf-manifest.json'), JSON.stringify({ exposes: [{ assets: { js } }] }))
})
afterAll(() => rmSync(releases, { recursive: true }))

const bootstrap = (entry = '/releases/quote/1.0.0/mf-manifest.json', version = '1.0.0'): Bootstrap => ({
  user: null,
  actions: [],
  language: 'ja',
  theme: 'auto',
  remotes: [
    { name: 'quote', version, entry, basePath: '/quotes', title: { ja: '見積', en: 'Quotes' }, provides: [], uses: [] },
  ],
})

test('a page of a micro-frontend names its entry, what that begins with, and the texts of one language', () => {
  const preload = createPreload(releases)
  const expected = ['remoteEntry.js', 'assets/mfe-1.js', 'assets/kit-1.js', 'assets/ja-1.js'].map(
    file => `/releases/quote/1.0.0/${file}`,
  )
  for (const path of ['/quotes', '/quotes?page=2', '/quotes/7']) expect(preload(bootstrap(), path)).toEqual(expected)
})

test('a page of the shell names nothing', () => {
  const preload = createPreload(releases)
  for (const path of ['/', '/orders', '/quotesque']) expect(preload(bootstrap(), path)).toEqual([])
})

test('nor does one that a development server serves', () => {
  expect(createPreload(releases)(bootstrap('http://localhost:5173/mf-manifest.json'), '/quotes')).toEqual([])
})

test('a release whose manifest cannot be read is asked for its entry alone', () => {
  const preload = createPreload(releases)
  expect(preload(bootstrap(undefined, '9.9.9'), '/quotes')).toEqual(['/releases/quote/9.9.9/remoteEntry.js'])
})
