import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { COOKIE_SECRET, type GatewayFixture, startGateway } from './testing/gateway.fixture.ts'

let portal: GatewayFixture
beforeAll(async () => {
  portal = await startGateway()
})
afterAll(() => portal.close())

const html = { accept: 'text/html', 'sec-fetch-dest': 'document' }

test('whoever is not signed in is sent to the provider and comes back to the same page', async () => {
  const person = await portal.signedIn('/quotes/7?tab=lines')
  const start = await portal.browser().ask('/quotes', { headers: html })
  expect(start.status).toBe(302)
  const location = new URL(start.headers.get('location') ?? '')
  expect(location.origin).toBe(portal.provider.issuer)
  for (const name of ['state', 'nonce', 'code_challenge']) expect(location.searchParams.get(name)).toBeTruthy()
  expect(location.searchParams.get('code_challenge_method')).toBe('S256')
  expect(location.searchParams.get('redirect_uri')).toBe(`${portal.origin}/api/auth/callback/torrent`)
  const page = await person.ask('/quotes/7', { headers: html })
  expect(page.status).toBe(200)
  expect(page.text).toContain('佐藤 美咲')
  expect(page.text).not.toContain('<script>alert')
  expect(page.headers.get('cache-control')).toBe('no-store')
})

test('the browser holds a handle and no token; scripts cannot read it', async () => {
  const browser = portal.browser()
  const start = await browser.ask('/', { headers: html })
  const back = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' })
  const signedIn = await browser.ask(back.headers.get('location') ?? '')
  const cookie = signedIn.headers.getSetCookie().find(header => header.includes('.session=')) ?? ''
  expect(cookie).toMatch(/^__Host-/)
  for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute)
  expect(cookie.length).toBeLessThan(700)
  const session = (await browser.ask('/api/auth/session')).text
  expect(JSON.parse(session).user).toEqual({
    id: '08525673-1a25-5233-a08e-f3e46d7b2146',
    name: '佐藤 美咲',
    email: 'sales@acme-metal.example',
    tenant: 'acme-metal',
  })
  expect(session).not.toContain('eyJ')
})

test('several tabs sign in at once, each comes back to its own page', async () => {
  const browser = portal.browser()
  const starts = await Promise.all(
    ['/quotes', '/orders?x=1', '/shipments'].map(path => browser.ask(path, { headers: html })),
  )
  for (const [index, target] of ['/quotes', '/orders?x=1', '/shipments'].entries()) {
    const back = await fetch(starts[index]?.headers.get('location') ?? '', { redirect: 'manual' })
    const landed = await browser.ask(back.headers.get('location') ?? '')
    expect(landed.headers.get('location')).toBe(target)
  }
})

test('an answer of the provider that this browser did not ask for signs nobody in', async () => {
  const thief = portal.browser()
  const start = await thief.ask('/', { headers: html })
  const back = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' })
  const victim = portal.browser()
  const answer = await victim.ask(back.headers.get('location') ?? '')
  expect([...victim.cookies().keys()].filter(name => name.endsWith('.session'))).toEqual([])
  // It starts a sign-in of its own instead, once, and then gives up with a page.
  expect(answer.headers.get('location')).toContain(portal.provider.issuer)
  const again = await victim.ask(back.headers.get('location') ?? '')
  expect(again.status).toBe(400)
  expect(again.text).toContain('<h1>')
})

test('a second answer to the same sign-in does no harm', async () => {
  const browser = portal.browser()
  const start = await browser.ask('/quotes', { headers: html })
  const back = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' })
  await browser.ask(back.headers.get('location') ?? '')
  const twice = await browser.ask(back.headers.get('location') ?? '')
  expect(twice.headers.get('location')).toBe('/')
})

test('a forged id token signs nobody in', async () => {
  portal.provider.tamper = tokens => {
    const [header, payload = '', signature] = tokens.id_token.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...claims, sid: 'another-session' })).toString('base64url')
    return { ...tokens, id_token: `${header}.${forged}.${signature}` }
  }
  const browser = await portal.signedIn('/')
  portal.provider.tamper = undefined
  expect([...browser.cookies().keys()].filter(name => name.endsWith('.session'))).toEqual([])
  expect((await browser.ask('/api/echo/trpc/me')).json<{ principal: unknown }>().principal).toBeNull()
})

test('a BFF learns who asks, with token and trace', async () => {
  const person = await portal.signedIn()
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const answer = await person.ask('/api/echo/trpc/me', { headers: { traceparent } })
  expect(answer.headers.get('traceparent')).toBe(traceparent)
  expect(answer.json()).toMatchObject({ principal: { tenant: 'acme-metal', roles: ['sales'] }, trace: traceparent })
  expect((await portal.browser().ask('/api/echo/trpc/me')).json()).toMatchObject({ principal: null })
})

test('sign-out ends the session at once, for a stolen cookie too, and leads on to the provider', async () => {
  const person = await portal.signedIn()
  const thief = person.clone()
  expect((await thief.ask('/api/echo/trpc/me')).json<{ principal: unknown }>().principal).not.toBeNull()
  const { csrfToken } = (await person.ask('/api/auth/csrf')).json<{ csrfToken: string }>()
  const answer = await person.ask('/api/auth/signout', {
    method: 'POST',
    headers: { origin: portal.origin, 'x-auth-return-redirect': '1' },
    body: new URLSearchParams({ csrfToken, callbackUrl: 'https://evil.example/' }),
  })
  const url = new URL(answer.json<{ url: string }>().url)
  expect(url.origin).toBe(portal.provider.issuer)
  expect(url.searchParams.get('id_token_hint')).toBeTruthy()
  expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${portal.origin}/`)
  expect((await thief.ask('/api/echo/trpc/me')).json<{ principal: unknown }>().principal).toBeNull()
  expect((await thief.ask('/', { headers: html })).status).toBe(302)
  expect((await person.ask('/api/auth/session')).text).toBe('null')
})

test('another site can sign nobody out', async () => {
  const person = await portal.signedIn()
  const { csrfToken } = (await person.ask('/api/auth/csrf')).json<{ csrfToken: string }>()
  const post = (headers: Record<string, string>, token: string) =>
    person.ask('/api/auth/signout', { method: 'POST', headers, body: new URLSearchParams({ csrfToken: token }) })
  expect((await post({ origin: 'https://evil.example' }, csrfToken)).status).toBe(403)
  expect((await post({ 'sec-fetch-site': 'cross-site' }, csrfToken)).status).toBe(403)
  expect((await post({ origin: portal.origin }, 'guessed')).headers.get('location')).toContain('/api/auth/error')
  expect((await person.ask('/api/echo/trpc/me')).json<{ principal: unknown }>().principal).not.toBeNull()
})

test('the provider ends sessions by a signed word, and by nothing less', async () => {
  const person = await portal.signedIn()
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const send = (token: string) =>
    portal.browser().ask('/api/auth/backchannel-logout', {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    })
  expect((await send('made-up')).status).toBe(400)
  expect((await portal.browser().ask('/api/auth/backchannel-logout', { method: 'POST' })).status).toBe(400)
  expect((await person.ask('/api/echo/trpc/me')).json<{ principal: unknown }>().principal).not.toBeNull()
  const token = await portal.provider.sign({ sid: portal.provider.sid, jti: '1', events }, { typ: 'logout+jwt' })
  expect((await send(token)).status).toBe(200)
  expect((await person.ask('/api/echo/trpc/me')).json<{ principal: unknown }>().principal).toBeNull()
})

test('signing in is limited by address', async () => {
  const small = await startGateway({ rateLimits: { signIn: 3 } })
  try {
    const statuses = []
    for (let n = 0; n < 5; n += 1) statuses.push((await small.browser().ask('/api/auth/login')).status)
    expect(statuses).toEqual([302, 302, 302, 429, 429])
  } finally {
    await small.close()
  }
})

test('a provider that does not answer gives a page that says so, and signs nobody out', async () => {
  const own = await startGateway()
  try {
    const person = await own.signedIn()
    own.provider.refuseRefreshWith = 503
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 })
    const page = await person.ask('/', { headers: html })
    expect(page.status).toBe(503)
    expect(page.text).toContain('<h1>')
    expect((await person.ask('/api/echo/trpc/me')).json()).toMatchObject({ code: 'unavailable' })
    expect((await person.ask('/api/auth/session')).status).toBe(503)
    own.provider.refuseRefreshWith = undefined
    expect((await person.ask('/', { headers: html })).status).toBe(200)
  } finally {
    vi.useRealTimers()
    await own.close()
  }
})

test('a socket is authenticated by the same cookie', async () => {
  const person = await portal.signedIn()
  const cookie = [...person.cookies()].map(([name, value]) => `${name}=${value}`).join('; ')
  expect(await portal.gateway.authenticate({ cookie })).toMatchObject({ tenant: 'acme-metal' })
  expect(await portal.gateway.authenticate({})).toBeNull()
  const [name = ''] = [...person.cookies()].find(([key]) => key.endsWith('.session')) ?? []
  expect(await portal.gateway.authenticate({ cookie: `${name}=${COOKIE_SECRET}` })).toBeNull()
})
