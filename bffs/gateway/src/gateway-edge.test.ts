import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GatewayFixture, startGateway } from './testing/gateway.fixture.ts'

let portal: GatewayFixture
let ready = false
beforeAll(async () => {
  portal = await startGateway({ isReady: () => ready })
  ready = true
})
afterAll(() => portal.close())

const html = { accept: 'text/html', 'sec-fetch-dest': 'document' }
const json = (origin: string) => ({ 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin' })

test('health says starting, then ready, whatever the host', async () => {
  ready = false
  expect((await portal.browser().ask('/healthz')).status).toBe(503)
  ready = true
  const address = portal.origin.replace('localhost', '127.0.0.1')
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
})

test('both addresses of this machine answer', async () => {
  for (const host of ['127.0.0.1', '[::1]']) {
    expect((await fetch(`${portal.origin.replace('localhost', host)}/healthz`)).status).toBe(200)
  }
})

test('a mutation is taken only as JSON and only from our own pages', async () => {
  const person = await portal.signedIn()
  const say = (headers: Record<string, string>, body = '{"a":1}') =>
    person.ask('/api/echo/trpc/say', { method: 'POST', headers, body })
  expect((await say(json(portal.origin))).json()).toEqual({ said: { a: 1 } })
  const crossSite = await say({ ...json(portal.origin), origin: 'https://evil.example' })
  expect(crossSite.status).toBe(403)
  expect(crossSite.json()).toMatchObject({ code: 'cross_site', error: { data: { torrent: { code: 'cross_site' } } } })
  expect((await say({ ...json(portal.origin), 'sec-fetch-site': 'same-site' })).status).toBe(403)
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
    const refused = await say({ ...json(portal.origin), 'content-type': type })
    expect(refused.status, type).toBe(415)
    expect(refused.json()).toMatchObject({ code: 'not_json' })
  }
})

test('bad input is typed and never a fault', async () => {
  const person = await portal.signedIn()
  const cases: [path: string, options: Parameters<typeof person.ask>[1], status: number][] = [
    ['/api/echo/trpc/say', { method: 'POST', headers: json(portal.origin), body: '{"a":' }, 400],
    ['/api/echo/trpc/say', { method: 'POST', headers: json(portal.origin), body: `"${'x'.repeat(3_000_000)}"` }, 413],
    ['/api/nobody/trpc/x', {}, 404],
    ['/api/echo/trpc/none', {}, 404],
    ['/api/auth/verify-request', {}, 404],
    ['/api/auth/session', { method: 'DELETE' }, 404],
    ['/api/auth/signout', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '[' }, 400],
    ['/api/%zz', {}, 400],
    ['/assets/none.js', {}, 404],
  ]
  for (const [path, options, status] of cases) {
    const answer = await person.ask(path, options)
    expect(answer.status, path).toBe(status)
    expect(answer.json<{ code: string; message: string }>().code, path).toBeTypeOf('string')
    expect(answer.text, path).not.toMatch(/\bat .*\.ts|node_modules/)
  }
})

test('a fault of ours shows a number and nothing of its cause', async () => {
  const person = await portal.signedIn()
  const answer = await person.ask('/api/echo/trpc/fail', { headers: { 'accept-language': 'en' } })
  expect(answer.status).toBe(500)
  expect(answer.text).not.toContain('1234')
  const trace = answer.headers.get('traceparent')?.split('-')[1]?.slice(0, 8) ?? 'none'
  expect(answer.json<{ message: string }>().message).toContain(trace)
})

test('messages are in the language of the person', async () => {
  const ask = (language: string) =>
    portal.browser().ask('/api/none', { headers: { cookie: `torrent.language=${language}` } })
  expect((await ask('en')).json<{ message: string }>().message).toMatch(/^Not found/)
  expect((await ask('ja')).json<{ message: string }>().message).toMatch(/^見つかりません/)
})

test('files are served compressed and for ever, and nothing outside of their folder', async () => {
  const browser = portal.browser()
  const asset = await fetch(`${portal.origin}/assets/app-1.js`, { headers: { 'accept-encoding': 'gzip' } })
  expect(asset.headers.get('content-encoding')).toBe('gzip')
  expect(asset.headers.get('cache-control')).toContain('immutable')
  expect(asset.headers.get('content-type')).toMatch(/javascript/)
  expect(await asset.text()).toBe('plain')
  const release = await browser.ask('/releases/quote/1.0.0/mf-manifest.json')
  expect(release.json()).toEqual({ name: 'quote' })
  expect(release.headers.get('cache-control')).toContain('immutable')
  expect((await browser.ask('/favicon.svg')).headers.get('cache-control')).not.toContain('immutable')
  for (const path of [
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/releases/..%2fsecret.txt',
    '/releases/quote/..%5c..%5c..%5csecret.txt',
    '/..%2fsecret.txt',
    '/assets/app-1.js%00.txt',
  ]) {
    const answer = await browser.ask(path)
    expect(answer.text, path).not.toContain('outside')
    expect([400, 403, 404], path).toContain(answer.status)
  }
})

test('an intent leads on, says so when it cannot, and never leads to another site', async () => {
  const person = await portal.signedIn()
  const go = (path: string) => person.ask(path, { headers: html })
  expect((await go('/go/quote.open?id=a%2Fb')).headers.get('location')).toBe('/quotes/a%2Fb')
  expect((await go('/go/away.open')).headers.get('location')).toBe('/')
  expect((await go('/go/order.open')).status).toBe(403)
  for (const path of ['/go/none.open', '/go/..', '/go/%00', '/go/a.b.c', `/go/${'x'.repeat(200)}`]) {
    const answer = await go(path)
    expect(answer.status, path).toBe(path === '/go/..' ? 200 : 404)
  }
  const stranger = await portal.browser().ask('/go/quote.open?id=1', { headers: html })
  expect(stranger.status).toBe(302)
})

test('another name of this machine leads to the portal; a forged host leads nowhere else', async () => {
  const other = await fetch(`${portal.origin.replace('localhost', '127.0.0.1')}/quotes?x=1`, { redirect: 'manual' })
  expect(other.headers.get('location')).toBe(`${portal.origin}/quotes?x=1`)
  const login = await fetch(`${portal.origin.replace('localhost', '127.0.0.1')}/api/auth/login`, {
    redirect: 'manual',
    headers: { 'x-forwarded-host': 'evil.example' },
  })
  expect(login.headers.get('location')).not.toContain('evil.example')
  const redirectUri = new URL(login.headers.get('location') ?? '').searchParams.get('redirect_uri')
  expect(redirectUri).toBe(`${portal.origin}/api/auth/callback/torrent`)
})

test('?lang= sets the language, and the address is clean again', async () => {
  const browser = portal.browser()
  const answer = await browser.ask('/quotes?lang=en&status=open', { headers: html })
  expect(answer.headers.get('location')).toBe('/quotes?status=open')
  expect(browser.cookies().get('torrent.language')).toBe('en')
})

test('every answer carries the security headers', async () => {
  const person = await portal.signedIn()
  for (const path of ['/', '/api/none', '/assets/app-1.js', '/healthz', '/api/auth/session', '/api/%zz']) {
    const { headers } = await person.ask(path)
    expect(headers.get('content-security-policy'), path).toContain("default-src 'none';")
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
  }
})

test('too many requests of one person are refused, with the time to wait; another person is not', async () => {
  const small = await startGateway({ rateLimits: { api: 5 } })
  try {
    const person = await small.signedIn()
    const answers = []
    for (let n = 0; n < 7; n += 1) answers.push(await person.ask('/api/echo/trpc/me'))
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200, 200, 429, 429])
    const refused = answers.at(-1)
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused?.json()).toMatchObject({
      code: 'rate_limited',
      error: { data: { torrent: { code: 'rate_limited' } } },
    })
    expect((await small.browser().ask('/api/echo/trpc/me')).status).toBe(200)
    expect((await small.browser().ask('/healthz')).status).toBe(200)
  } finally {
    await small.close()
  }
})

test('a taken port is said clearly', async () => {
  const port = Number(new URL(portal.origin).port)
  await expect(startGateway({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
