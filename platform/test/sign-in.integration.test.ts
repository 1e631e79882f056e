import { DEMO_PASSWORD, demoMembers } from '@torrent/contracts/demo'
import { createBrowser } from '@torrent/gateway-bff/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { isSignInForm as isForm, whoIs as me, SALES, type SignInPortal, startSignInPortal } from './sign-in-portal.ts'

let portal: SignInPortal
beforeAll(async () => {
  portal = await startSignInPortal()
})
afterAll(() => portal?.stop())
afterEach(() => {
  vi.useRealTimers()
})

describe('signing in', () => {
  test('leads from any page through the form back to that page, as the person of the token', async () => {
    const browser = createBrowser(portal.origin)
    const form = await browser.goto('/quotes/7?tab=lines')
    expect(isForm(form)).toBe(true)
    const page = await browser.signIn(form, SALES, DEMO_PASSWORD)
    expect(page.status).toBe(200)
    expect(page.url.href).toBe(`${portal.origin}/quotes/7?tab=lines`)
    const member = demoMembers('acme-metal')[0]
    expect(page.text).toContain(member?.name)
    expect(await me(browser)).toMatchObject({ subject: member?.id, tenant: 'acme-metal', roles: ['sales'] })
  })

  test('the access token is ES256, for five minutes, and says what services need', async () => {
    const token = (await me(await portal.signedIn('orders@mori-foods.example')))?.token ?? ''
    const [header, payload] = token.split('.').map(part => Buffer.from(part, 'base64url').toString())
    expect(JSON.parse(header ?? '')).toMatchObject({ alg: 'ES256', kid: (await portal.auth.jwks()).keys[0]?.kid })
    const claims = JSON.parse(payload ?? '')
    expect(claims).toMatchObject({
      iss: `${portal.origin}/oidc`,
      aud: 'torrent',
      tenant: 'mori-foods',
      roles: ['orders'],
      email: 'orders@mori-foods.example',
    })
    expect(claims.exp - claims.iat).toBe(300)
  })

  test('a wrong password says so without telling which was wrong, and signs nobody in', async () => {
    const browser = createBrowser(portal.origin)
    await browser.goto('/?lang=en')
    const texts = []
    for (const [login, password] of [
      [SALES, 'wrong'],
      ['nobody@acme-metal.example', DEMO_PASSWORD],
    ] as const) {
      const answer = await browser.signIn(await browser.goto('/'), login, password)
      expect(answer.status).toBe(401)
      texts.push(/role="alert">([^<]*)</.exec(answer.text)?.[1])
    }
    expect(texts).toEqual(Array(2).fill('Login ID or password is not correct.'))
    expect(await me(browser)).toBeNull()
  })

  test('after too many mistakes it says when to try again', async () => {
    const browser = createBrowser(portal.origin)
    const form = await browser.goto('/?lang=ja')
    const answers = []
    for (let n = 0; n < 5; n += 1) answers.push(await browser.signIn(form, 'approver@acme-metal.example', `no ${n}`))
    expect(answers.map(answer => answer.status)).toEqual([401, 401, 401, 401, 429])
    expect(answers.at(-1)?.text).toContain('30秒後にもう一度お試しください')
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('30')
    expect((await browser.signIn(form, 'approver@acme-metal.example', DEMO_PASSWORD)).status).toBe(429)
  })

  test('several tabs sign in one after the other, each on the form it had', async () => {
    const browser = createBrowser(portal.origin)
    const tabs = [await browser.goto('/quotes'), await browser.goto('/orders'), await browser.goto('/shipments')]
    for (const tab of tabs.toReversed()) expect((await browser.signIn(tab, SALES, DEMO_PASSWORD)).status).toBe(200)
    expect((await browser.goto('/orders')).url.pathname).toBe('/orders')
  })

  test('whoever is signed in at the provider needs no password again', async () => {
    const browser = await portal.signedIn()
    browser.forget('.session')
    expect(await me(browser)).toBeNull()
    expect((await browser.goto('/orders')).url.pathname).toBe('/orders')
    expect(await me(browser)).not.toBeNull()
  })

  test('the form is in the language and theme that were chosen', async () => {
    const browser = createBrowser(portal.origin)
    expect((await browser.goto('/?lang=en')).text).toContain('<html lang="en"')
    expect((await browser.goto('/')).text).toContain('>Login ID<')
    const japanese = await browser.goto('/?lang=ja')
    expect(japanese.text).toContain('>ログインID<')
    expect((await browser.ask(`${japanese.url.pathname}?lang=en`)).text).toContain('>Login ID<')
    expect(browser.cookies().get('torrent.language')).toBe('en')
  })

  test('another site cannot sign somebody in as somebody else', async () => {
    const browser = createBrowser(portal.origin)
    const form = await browser.goto('/')
    const answer = await browser.ask(form.url.href, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams({ login: SALES, password: DEMO_PASSWORD }),
    })
    expect(answer.status).toBe(403)
    const other = await createBrowser(portal.origin).signIn(form, SALES, DEMO_PASSWORD)
    expect(other.status).toBe(400)
    expect(other.text).toContain('<h1>')
  })
})

describe('a session', () => {
  test('eight requests at once renew the token once', async () => {
    const browser = await portal.signedIn()
    const before = (await me(browser))?.token
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 270_000 })
    portal.tokenRequests = 0
    const tokens = (await Promise.all(Array.from({ length: 8 }, () => me(browser)))).map(principal => principal?.token)
    expect(portal.tokenRequests).toBe(1)
    expect(new Set(tokens).size).toBe(1)
    expect(tokens[0]).not.toBe(before)
    expect((await me(browser))?.token).toBe(tokens[0])
  })

  test('changed roles arrive with the next token', async () => {
    const browser = await portal.signedIn('shipping@mori-foods.example')
    const id = (await me(browser))?.subject ?? ''
    await portal.auth.accounts.changeRoles(id, ['shipping', 'orders'])
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 270_000 })
    expect((await me(browser))?.roles).toEqual(['shipping', 'orders'])
    await portal.auth.accounts.changeRoles(id, ['shipping'])
  })

  test('goes on after a restart', async () => {
    const browser = await portal.signedIn()
    await portal.restart()
    expect(await me(browser)).toMatchObject({ tenant: 'acme-metal' })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 270_000 })
    expect(await me(browser)).toMatchObject({ tenant: 'acme-metal' })
  })

  test('a disabled account is out at once, everywhere, and cannot come back', async () => {
    const one = await portal.signedIn('admin@mori-foods.example')
    const two = await portal.signedIn('admin@mori-foods.example')
    const id = (await me(one))?.subject ?? ''
    await portal.auth.accounts.disable(id)
    expect([await me(one), await me(two)]).toEqual([null, null])
    const form = await one.goto('/')
    expect(isForm(form)).toBe(true)
    expect((await one.signIn(form, 'admin@mori-foods.example', DEMO_PASSWORD)).status).toBe(401)
    await portal.auth.accounts.enable(id)
    expect((await one.signIn(form, 'admin@mori-foods.example', DEMO_PASSWORD)).status).toBe(200)
  })
})

describe('signing out', () => {
  test('ends the session here and at the provider, for every copy of the cookies', async () => {
    const browser = await portal.signedIn()
    const thief = browser.clone()
    expect(await me(thief)).not.toBeNull()
    expect(isForm(await browser.signOut())).toBe(true)
    expect(await me(browser)).toBeNull()
    expect(await me(thief)).toBeNull()
    expect(isForm(await thief.goto('/'))).toBe(true)
    expect((await thief.ask('/api/auth/session')).text).toBe('null')
  })

  test('leaves other people and other browsers of the same person signed in', async () => {
    const [one, two, other] = [
      await portal.signedIn(),
      await portal.signedIn(),
      await portal.signedIn('orders@acme-metal.example'),
    ]
    await one.signOut()
    expect(await me(two)).not.toBeNull()
    expect(await me(other)).not.toBeNull()
  })

  test('a link of another site asks first', async () => {
    const browser = await portal.signedIn()
    const page = await browser.goto('/oidc/session/end')
    expect(page.text).not.toContain('data-submit')
    expect(await me(browser)).not.toBeNull()
  })
})
