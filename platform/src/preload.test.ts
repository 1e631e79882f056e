import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Remote } from '@torrent/contracts/bootstrap'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPreload } from './preload.ts'

let releases: string
beforeAll(() => {
  releases = mkdtempSync(join(tmpdir(), 'torrent-releases-'))
  const part = (name: string, ...shared: string[]) => ({ files: [`assets/${name}-1.js`], shared })
  const facts = {
    entry: { files: ['remoteEntry.js', 'assets/mfe-1.js'], shared: ['@torrent/portal-kit'] },
    languages: { ja: part('ja'), en: part('en') },
    screens: {
      '/': part('List', '@torrent/ui/table'),
      '/new': part('New', '@torrent/ui/date'),
      '/$id': part('Page', '@torrent/ui/document'),
      '/by/{-$year}/{-$month}': part('Report', '@torrent/ui/lines'),
    },
    slots: { 'home.card': part('Card'), 'document.discussion': part('Talk') },
  }
  for (const version of ['1.0.0', '2.0.0']) {
    const folder = join(releases, 'quote', version)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'torrent-preload.json'), JSON.stringify(facts))
  }
})
afterAll(() => rmSync(releases, { recursive: true }))

const quote: Remote = {
  name: 'quote',
  version: '1.0.0',
  entry: '/releases/quote/1.0.0/mf-manifest.json',
  basePath: '/quotes',
  title: { ja: '見積', en: 'Quotes' },
  nav: [{ label: { ja: '見積', en: 'Quotes' }, icon: 'quote', order: 1, action: 'quote.read' }],
  slots: ['home.card'],
  provides: [],
  uses: [],
}
const forPath = (path: string, remote: Partial<Remote> = {}, actions = ['quote.read']) =>
  createPreload(releases)({ remotes: [{ ...quote, ...remote }], language: 'ja', path, actions: new Set(actions) })
const files = (...names: string[]) => names.map(name => `/releases/quote/1.0.0/${name}`)
const begin = ['remoteEntry.js', 'assets/mfe-1.js', 'assets/ja-1.js']

test('a page names what its micro-frontend begins with, the texts of one language, its screen and what it shares', () => {
  for (const [path, screen, shared] of [
    ['/quotes', 'List', 'table'],
    ['/quotes/?page=2', 'List', 'table'],
    ['/quotes/new', 'New', 'date'],
    ['/quotes/7', 'Page', 'document'],
    ['/quotes/by/2026', 'Report', 'lines'],
    ['/quotes/by/2026/11', 'Report', 'lines'],
  ] as const) {
    expect(forPath(path), path).toEqual({
      urgent: true,
      preload: files(...begin, `assets/${screen}-1.js`),
      later: [],
      shared: ['@torrent/portal-kit', `@torrent/ui/${shared}`],
    })
  }
})

test('a screen that nobody knows names what its micro-frontend begins with', () => {
  expect(forPath('/quotes/7/deeper/still').preload).toEqual(files(...begin))
})

test('the home page names the cards that this person sees', () => {
  expect(forPath('/').preload).toEqual(files('assets/ja-1.js', 'assets/Card-1.js'))
  expect(forPath('/').later, 'most of the weight').toEqual(files('remoteEntry.js', 'assets/mfe-1.js'))
  expect(forPath('/', {}, [])).toMatchObject({ preload: [], later: [], shared: [] })
  expect(forPath('/').urgent, 'the shell comes first').toBe(false)
})

test('the page of a document names what stands beside it, after the document itself', () => {
  const talking: Partial<Remote> = { name: 'quote', basePath: '/chat', slots: ['document.discussion'] }
  const label = { ja: '見積', en: 'Quote' }
  const documents = [{ kind: 'quote', label, icon: 'quote', intent: 'quote.view', statuses: [] }]
  const pageOf = (path: string, actions = ['quote.read']) => {
    const remotes = [
      { ...quote, documents },
      { ...quote, ...talking, version: '2.0.0' },
    ] as Remote[]
    return createPreload(releases)({ remotes, language: 'ja', path, actions: new Set(actions) })
  }
  const page = pageOf('/quotes/7')
  expect(page.preload).toEqual(files(...begin, 'assets/Page-1.js'))
  expect(page.later).toEqual([...begin, 'assets/Talk-1.js'].map(name => `/releases/quote/2.0.0/${name}`))
  expect(page.urgent).toBe(true)
  for (const path of ['/quotes', '/quotes/new', '/']) expect(pageOf(path).later.join(), path).not.toContain('Talk')
  expect(pageOf('/quotes/7', []).later, 'not for who may not talk').toEqual([])
})

test('other pages need nothing of it', () => {
  for (const path of ['/orders', '/quotesque']) expect(forPath(path)).toMatchObject({ preload: [], shared: [] })
})

test('a development server, and a release that must not run, are not fetched ahead', () => {
  expect(forPath('/quotes', { entry: 'http://localhost:5173/mf-manifest.json' }).preload).toEqual([])
  expect(forPath('/quotes', { unusable: 'signature' }).preload).toEqual([])
})

test('a release that says nothing leaves the page as it is', () => {
  expect(forPath('/quotes', { version: '9.9.9' }).preload).toEqual([])
})

test('a release whose facts are nonsense, or of another time, breaks no page', () => {
  const good = { files: ['remoteEntry.js'], shared: ['react'] }
  const odd: unknown[] = [
    ...['', '{', 'null', '[]', '7'],
    ...[{ entry: { files: ['remoteEntry.js'] } }, { entry: good, screens: null, slots: [], languages: { ja: 'x' } }],
    { entry: { files: ['../../order/1.0.0/x.js', '/x.js', 'https://evil.example/x.js', 7], shared: ['" onload="'] } },
  ]
  odd.forEach((facts, index) => {
    const version = `9.0.${index}`
    const folder = join(releases, 'quote', version)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'torrent-preload.json'), typeof facts === 'string' ? facts : JSON.stringify(facts))
    for (const path of ['/', '/quotes', '/quotes/7']) {
      const { preload, later, shared } = forPath(path, { version })
      for (const file of [...preload, ...later]) expect(file).toBe(`/releases/quote/${version}/remoteEntry.js`)
      for (const module of shared) expect(module).toBe('react')
    }
  })
})
