import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createGateway, type Gateway } from '../gateway.ts'
import type { GatewayOptions } from '../options.ts'
import { createBrowser, type TestBrowser } from './browser.ts'
import { CLIENT, type FakeProvider, startFakeProvider } from './fake-provider.fixture.ts'
import { freePort } from './free-port.ts'

export interface GatewayFixture {
  origin: string
  gateway: Gateway
  provider: FakeProvider
  browser(): TestBrowser
  /** A browser that has signed in. */
  signedIn(target?: string): Promise<TestBrowser>
  close(): Promise<void>
}

/** Of the fixture's one script. */
export const APP_HASH = `sha384-${createHash('sha384').update('plain').digest('base64')}`

export const COOKIE_SECRET = 'a-cookie-secret-of-forty-characters-here'

/** A gateway on a free port with a provider that signs everybody in, a shell of one page and a BFF called `echo`. */
export async function startGateway(options: Partial<GatewayOptions> = {}): Promise<GatewayFixture> {
  const provider = await startFakeProvider()
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const root = await mkdtemp(join(tmpdir(), 'torrent-gateway-'))
  const shellDir = join(root, 'shell')
  const releasesDir = join(root, 'releases')
  await mkdir(join(shellDir, 'assets'), { recursive: true })
  await mkdir(join(releasesDir, 'quote', '1.0.0'), { recursive: true })
  await writeFile(join(root, 'secret.txt'), 'outside')
  await writeFile(
    join(shellDir, 'index.html'),
    '<!doctype html><html><head><title>Shell</title><script type="module" src="/assets/app-1.js"></script></head><body></body></html>',
  )
  await writeFile(
    join(shellDir, 'torrent-page.json'),
    JSON.stringify({ integrity: { 'assets/app-1.js': APP_HASH }, shared: {} }),
  )
  await writeFile(join(shellDir, 'favicon.svg'), '<svg/>')
  await writeFile(join(shellDir, 'assets', 'app-1.js'), 'plain')
  await writeFile(join(shellDir, 'assets', 'app-1.js.br'), brotliCompressSync('plain'))
  await writeFile(join(shellDir, 'assets', 'app-1.js.gz'), gzipSync('plain'))
  await writeFile(join(releasesDir, 'quote', '1.0.0', 'mf-manifest.json'), '{"name":"quote"}')

  const gateway = createGateway({
    origin,
    port,
    auth: { issuerUrl: provider.issuer },
    secrets: { client: CLIENT.secret, cookies: [COOKIE_SECRET] },
    bffs: {
      echo: async app => {
        app.get('/trpc/me', async request => ({ principal: request.principal, trace: request.headers.traceparent }))
        app.post('/trpc/say', async request => ({ said: request.body }))
        app.get('/trpc/fail', async () => {
          throw new Error('the password of the database is 1234')
        })
      },
    },
    page: async (principal, { language, theme, previews }) => ({
      bootstrap: {
        user: {
          id: principal.subject,
          name: principal.name,
          email: principal.email,
          tenant: principal.tenant,
          tenantName: { ja: '</script><script>alert(1)</script>', en: '<!--' },
          roles: [...principal.roles],
        },
        actions: [],
        remotes: [],
        previews,
        language,
        theme,
      },
      integrity: {},
      preload: [],
      later: [],
      shared: [],
      urgent: true,
      devOrigins: previews.some(({ version }) => version === '')
        ? ['http://localhost:5173', 'https://evil.example']
        : [],
    }),
    resolveIntent: async (_principal, intent, params) => {
      if (intent === 'quote.open') return { path: `/quotes/${encodeURIComponent(params.id ?? '')}` }
      if (intent === 'away.open') return { path: 'https://evil.example/' }
      return { refused: intent === 'order.open' ? 'forbidden' : 'unknown' }
    },
    shellDir,
    releasesDir,
    ...options,
  })
  await gateway.listen()
  const browser = () => createBrowser(origin)

  return {
    origin,
    gateway,
    provider,
    browser,
    async signedIn(target = '/') {
      const person = browser()
      const start = await person.ask(target, { headers: { accept: 'text/html' } })
      const back = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' })
      await person.ask(back.headers.get('location') ?? '')
      return person
    },
    async close() {
      await gateway.close()
      await provider.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}
