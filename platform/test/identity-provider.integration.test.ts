import { DEMO_PASSWORD } from '@torrent/contracts/demo'
import { createBrowser } from '@torrent/gateway-bff/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLIENT_SECRET, SALES, type SignInPortal, startSignInPortal } from './sign-in-portal.ts'

let portal: SignInPortal
let AUTHORIZE: Record<string, string>
let EXCHANGE: Record<string, string>
beforeAll(async () => {
  portal = await startSignInPortal()
  const redirect_uri = `${portal.origin}/api/auth/callback/torrent`
  // Verifier and challenge of RFC 7636, appendix B.
  AUTHORIZE = {
    client_id: 'torrent-gateway',
    response_type: 'code',
    scope: 'openid profile email',
    redirect_uri,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  }
  EXCHANGE = {
    grant_type: 'authorization_code',
    redirect_uri,
    code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  }
})
afterAll(() => portal?.stop())

/** What the token endpoint answers to the gateway, or to somebody with another secret. */
async function token(form: Record<string, string>, secret = CLIENT_SECRET) {
  const response = await fetch(`${portal.origin}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`torrent-gateway:${secret}`).toString('base64')}` },
    body: new URLSearchParams(form),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

/** The code with which the provider sends a person back. */
async function codeOf(login: string): Promise<string> {
  const browser = createBrowser(portal.origin)
  const form = await browser.ask(`/oidc/auth?${new URLSearchParams(AUTHORIZE)}`, { follow: 1 })
  const back = await browser.ask(form.url.href, {
    method: 'POST',
    headers: { origin: portal.origin },
    body: new URLSearchParams({ login, password: DEMO_PASSWORD }),
    follow: 1,
  })
  return new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? ''
}

async function tokensOf(login: string) {
  const { body } = await token({ ...EXCHANGE, code: await codeOf(login) })
  return { refresh_token: body.refresh_token ?? '' }
}

describe('the identity provider', () => {
  test('says the configured address, whatever host it was asked by', async () => {
    const response = await fetch(
      `${portal.origin.replace('localhost', '127.0.0.1')}/oidc/.well-known/openid-configuration`,
      {
        headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' },
      },
    )
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({
      issuer: `${portal.origin}/oidc`,
      token_endpoint: `${portal.origin}/oidc/token`,
    })
    expect(text).not.toContain('evil')
  })

  test('hands out public keys only', async () => {
    const { keys } = (await createBrowser(portal.origin).ask('/oidc/jwks')).json<{ keys: object[] }>()
    expect(keys).toHaveLength(1)
    expect(keys[0]).not.toHaveProperty('d')
  })

  test('answers nonsense with a 4xx and never with a stack trace', async () => {
    const browser = createBrowser(portal.origin)
    const form = await browser.goto('/')
    const start = 'client_id=torrent-gateway&response_type=code&scope=openid&redirect_uri='
    const callback = encodeURIComponent(`${portal.origin}/api/auth/callback/torrent`)
    const asked: [string, RequestInit][] = [
      ['/oidc/auth', {}],
      ['/oidc/auth?client_id=%00', {}],
      [`/oidc/auth?${start}${encodeURIComponent('https://evil.example/')}`, {}],
      [`/oidc/auth?${start}${callback}`, {}],
      ['/oidc/auth/made-up', {}],
      ['/oidc/auth/%00', {}],
      ['/oidc/sign-in/made-up', {}],
      ['/oidc/sign-in/made-up', { method: 'POST', body: new URLSearchParams({ login: 'a', password: 'b' }) }],
      ['/oidc/token', { method: 'POST' }],
      ['/oidc/token', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }],
      [
        '/oidc/token',
        { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: '\0' }) },
      ],
      ['/oidc/session/end?id_token_hint=x.y.z', {}],
      ['/oidc/session/end/confirm', { method: 'POST', body: new URLSearchParams({ xsrf: 'guessed', logout: 'yes' }) }],
      ['/oidc/assets/x/../../package.json', {}],
      ['/oidc/none', {}],
      ['/oidc/%zz', {}],
    ]
    for (const [path, init] of asked) {
      const response = await fetch(portal.origin + path, { redirect: 'manual', ...init })
      const text = await response.text()
      // An error of the flow itself goes back to the client by redirect, as OAuth says.
      const told =
        response.status === 303 && response.headers.get('location')?.startsWith(`${portal.origin}/api/auth/callback`)
      expect(told || (response.status >= 400 && response.status < 500), `${path} ${response.status}`).toBe(true)
      expect(text, path).not.toMatch(/\bat .*\.(?:js|ts)|node_modules/)
    }
    for (const body of ['', 'login=a', `login=${'x'.repeat(20_000)}&password=x`, 'login=%00&password=%00', '%%%']) {
      const answer = await browser.ask(form.url.href, {
        method: 'POST',
        headers: { origin: portal.origin },
        body: new URLSearchParams(body),
      })
      expect([400, 401], body.slice(0, 20)).toContain(answer.status)
    }
    const put = await fetch(form.url, { method: 'PUT' })
    expect(put.status).toBe(405)
  })

  test('refuses a refresh token that was used before, and everything that came from it', async () => {
    const first = await tokensOf(SALES)
    const second = await token({ grant_type: 'refresh_token', refresh_token: first.refresh_token })
    expect(second.status).toBe(200)
    expect(second.body.refresh_token).not.toBe(first.refresh_token)
    const stolen = await token({ grant_type: 'refresh_token', refresh_token: first.refresh_token })
    expect(stolen).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    const after = await token({ grant_type: 'refresh_token', refresh_token: second.body.refresh_token ?? '' })
    expect(after).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })

  test('gives tokens to nobody but the gateway, and for a code once', async () => {
    const code = await codeOf(SALES)
    expect((await token({ ...EXCHANGE, code }, 'guessed')).status).toBe(401)
    expect((await token({ ...EXCHANGE, code, code_verifier: 'x'.repeat(43) })).status).toBe(400)
    const fresh = await codeOf(SALES)
    expect((await token({ ...EXCHANGE, code: fresh })).status).toBe(200)
    expect((await token({ ...EXCHANGE, code: fresh })).status).toBe(400)
  })

  test('insists on PKCE', async () => {
    const { code_challenge: _, ...withoutPkce } = AUTHORIZE
    const answer = await createBrowser(portal.origin).ask(`/oidc/auth?${new URLSearchParams(withoutPkce)}`)
    expect(answer.headers.get('location')).toContain('error=invalid_request')
  })
})
