import { createHash } from 'node:crypto'
import type { Bootstrap } from '@torrent/contracts/bootstrap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ShellBuild } from './shell-build.ts'
import { linkHeader, type PageContent, writePage } from './shell-page.ts'

/** A property tries a hundred inputs; on a busy machine that takes a while. */
const PROPERTY = { timeout: 30_000 }

const build: ShellBuild = {
  html: '<!doctype html><html lang="en" class="x"><head><meta charset="utf-8" /><title>T</title><script type="module" crossorigin src="/assets/index.js"></script><link rel="stylesheet" crossorigin href="/assets/index.css"></head><body></body></html>',
  integrity: {
    '/assets/index.js': 'sha384-index',
    '/assets/index.css': 'sha384-style',
    '/assets/recent.js': 'sha384-recent',
    '/assets/table.js': 'sha384-table',
    '/assets/table.css': 'sha384-tablestyle',
  },
  firstLoad: ['/assets/index.js', '/assets/index.css'],
  screens: { '/': ['/assets/recent.js'] },
  shared: { '@torrent/ui/table': ['/assets/table.js', '/assets/table.css', '/assets/index.js'] },
}
const bootstrap = (name: string, theme: Bootstrap['theme'] = 'auto'): Bootstrap => ({
  user: { id: '1', name, email: '', tenant: 'acme-metal', tenantName: { ja: '', en: '' }, roles: [] },
  actions: [],
  remotes: [],
  language: 'ja',
  theme,
})
const nothing: PageContent = {
  bootstrap: bootstrap('n'),
  integrity: {},
  preload: [],
  later: [],
  shared: [],
  urgent: true,
  devOrigins: [],
}
const write = (more: Partial<PageContent> = {}, pathname = '/quotes') =>
  writePage(build, { ...nothing, ...more }, pathname)
const importMapOf = (html: string) => /<script type="importmap">(.*?)<\/script>/s.exec(html)?.[1] ?? ''

test('whatever a name contains, the page reads it back and nothing escapes into the page', PROPERTY, () => {
  const nasty = fc.oneof(
    fc.constantFrom('</script><script>alert(1)</script>', '<!--<script>', '$& $1 $`', '\u2028\u2029', '&lt;', ']]>'),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(nasty, name => {
      const { html } = write({ bootstrap: bootstrap(name) })
      const data = /id="torrent-bootstrap">(.*?)<\/script>/s.exec(html)?.[1] ?? ''
      expect(JSON.parse(data).user.name).toBe(name)
      expect(html.match(/<script/g)).toHaveLength(3)
      expect(html).not.toContain('<!--')
    }),
  )
})

test('the page is in the language and theme of the person from the first paint', () => {
  expect(write({ bootstrap: bootstrap('n', 'dark') }).html).toContain('<html lang="ja" data-theme="dark">')
  expect(write().html).toContain('<html lang="ja">')
})

test('the import map has the hash of everything that may run, stands before all scripts, and is itself hashed', () => {
  const { html, importMapHash } = write({ integrity: { '/releases/quote/1/a.js': 'sha384-a' } })
  const map = importMapOf(html)
  expect(JSON.parse(map)).toEqual({ integrity: { ...build.integrity, '/releases/quote/1/a.js': 'sha384-a' } })
  expect(html.indexOf('importmap')).toBeLessThan(html.indexOf('/assets/index.js"'))
  expect(importMapHash).toBe(`sha256-${createHash('sha256').update(map).digest('base64')}`)
})

test("the shell's own tags carry their hashes, and a file without one makes no page", () => {
  const { html } = write()
  expect(html).toContain('src="/assets/index.js" integrity="sha384-index">')
  expect(html).toContain('href="/assets/index.css" integrity="sha384-style">')
  const { '/assets/index.css': _lost, ...integrity } = build.integrity
  expect(() => writePage({ ...build, integrity }, nothing, '/')).toThrow('no hash')
})

test('what the address needs is named in the head once, and cannot break out of it', () => {
  const { html } = write({
    integrity: { '/releases/quote/1/a.js': 'sha384-a' },
    preload: ['/releases/quote/1/a.js', '/x"><script>'],
    shared: ['@torrent/ui/table', '@torrent/ui'],
  })
  expect(html).toContain('<link rel="modulepreload" crossorigin href="/releases/quote/1/a.js" integrity="sha384-a">')
  expect(html).toContain('<link rel="modulepreload" crossorigin href="/assets/table.js" integrity="sha384-table">')
  expect(html).toContain(
    '<link rel="preload" as="style" crossorigin href="/assets/table.css" integrity="sha384-tablestyle">',
  )
  expect(html.match(/"\/assets\/index\.js"/g), 'in the map and in its own tag').toHaveLength(2)
  expect(html.match(/<script/g)).toHaveLength(3)
})

test("what the shell's own page loads after itself is named on that page only", () => {
  const named = '<link rel="modulepreload" crossorigin href="/assets/recent.js" integrity="sha384-recent">'
  expect(write({}, '/').html).toContain(named)
  expect(write({}, '/quotes').html).not.toContain(named)
})

test('what nobody waits for leaves the line to the shell', () => {
  const { html } = write({ shared: ['@torrent/ui/table'], urgent: false })
  expect(html.match(/<link rel="(?:modulepreload|preload)"[^>]*>/g)).toHaveLength(2)
  expect(html.match(/fetchpriority="low"/g)).toHaveLength(2)
})

test('what comes later is named where the browser leaves it alone, with its hash', () => {
  const { html } = write({ later: ['/releases/quote/1/a.js'], integrity: { '/releases/quote/1/a.js': 'sha384-a' } })
  expect(html).toContain(
    '<template id="torrent-later"><link rel="modulepreload" crossorigin href="/releases/quote/1/a.js" integrity="sha384-a" fetchpriority="low"></template>',
  )
  expect(write().html).not.toContain('<template')
})

test('the first load is named in a header, with its hashes', () => {
  expect(linkHeader(build)).toBe(
    '</assets/index.js>; rel=modulepreload; crossorigin; integrity="sha384-index", ' +
      '</assets/index.css>; rel=preload; as=style; crossorigin; integrity="sha384-style"',
  )
})
