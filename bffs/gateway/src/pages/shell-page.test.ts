import type { Bootstrap } from '@torrent/contracts/bootstrap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withBootstrap } from './shell-page.ts'

/** A property tries a hundred inputs; on a busy machine that takes a while. */
const PROPERTY = { timeout: 30_000 }

const HTML = '<!doctype html><html lang="en" class="x"><head><title>T</title></head><body></body></html>'
const bootstrap = (name: string, theme: Bootstrap['theme'] = 'auto'): Bootstrap => ({
  user: { id: '1', name, email: '', tenant: 'acme-metal', tenantName: { ja: '', en: '' }, roles: [] },
  actions: [],
  remotes: [],
  language: 'ja',
  theme,
})
const data = (html: string) => /id="torrent-bootstrap">(.*?)<\/script>/s.exec(html)?.[1] ?? ''

test('whatever a name contains, the page reads it back and nothing escapes into the page', PROPERTY, () => {
  const nasty = fc.oneof(
    fc.constantFrom('</script><script>alert(1)</script>', '<!--<script>', '$& $1 $`', '\u2028\u2029', '&lt;', ']]>'),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(nasty, name => {
      const html = withBootstrap(HTML, bootstrap(name), [])
      expect(JSON.parse(data(html)).user.name).toBe(name)
      expect(html.match(/<script/g)).toHaveLength(1)
      expect(html).not.toContain('<!--')
    }),
  )
})

test('the page is in the language and theme of the person from the first paint', () => {
  expect(withBootstrap(HTML, bootstrap('n', 'dark'), [])).toContain('<html lang="ja" data-theme="dark">')
  expect(withBootstrap(HTML, bootstrap('n', 'auto'), [])).toContain('<html lang="ja">')
})

test('early scripts are named in the head, and cannot break out of it', () => {
  const html = withBootstrap(HTML, bootstrap('n'), ['/assets/a.js', '/x"><script>'])
  expect(html).toContain('<link rel="modulepreload" crossorigin href="/assets/a.js">')
  expect(html.match(/<script/g)).toHaveLength(1)
})
