import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { PortalUnavailable, type PreviewAnswer } from './options.ts'
import { APP_HASH, type GatewayFixture, startGateway } from './testing/gateway.fixture.ts'

const html = { accept: 'text/html', 'sec-fetch-dest': 'document' }
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

let portal: GatewayFixture
let answer: PreviewAnswer
const claims: string[] = []
beforeAll(async () => {
  portal = await startGateway({
    async claimPreview(principal, token) {
      claims.push(`${principal.tenant} ${token}`)
      return answer
    },
  })
})
afterEach(() => {
  claims.length = 0
})
afterAll(() => portal.close())

test('a page runs nothing that is not in its import map', async () => {
  const { headers, text } = await (await portal.signedIn()).ask('/', { headers: html })
  const [, hash] = /'(sha256-[^']+)'/.exec(headers.get('content-security-policy') ?? '') ?? []
  expect(hash).toBeDefined()
  expect(headers.get('integrity-policy')).toBe('blocked-destinations=(script)')
  expect(headers.get('link')).toContain(`</assets/app-1.js>; rel=modulepreload; crossorigin; integrity="${APP_HASH}"`)
  expect(text).toContain(`<script type="importmap">{"integrity":{"/assets/app-1.js":"${APP_HASH}"}}</script>`)
  expect(text).toContain(`integrity="${APP_HASH}"`)
})

test('a page comes compressed', async () => {
  const person = await portal.signedIn()
  for (const encoding of ['br', 'gzip']) {
    const { headers, text } = await person.ask('/', { headers: { ...html, 'accept-encoding': encoding } })
    expect(headers.get('content-encoding')).toBe(encoding)
    expect(text).toContain('torrent-bootstrap')
  }
})

test('a page for which nothing is known says that the portal cannot be reached', async () => {
  const dead = await startGateway({
    page: async () => {
      throw new PortalUnavailable('no answer')
    },
  })
  try {
    const { status, text } = await (await dead.signedIn()).ask('/', { headers: { ...html, 'accept-language': 'en' } })
    expect(status).toBe(503)
    expect(text).toContain('Torrent cannot be reached')
  } finally {
    await dead.close()
  }
})

test('what every page needs is hinted at first, where a proxy speaks for the browser', async () => {
  const hinted = async (gateway: GatewayFixture, headers: Record<string, string>) => {
    const { status } = await (await gateway.signedIn()).ask('/', { headers: html })
    expect(status).toBe(200)
    return earlyHintsOf(gateway.origin, headers)
  }
  const behindProxy = await startGateway({ trustProxy: true })
  try {
    const cookie = `__Host-torrent-${new URL(behindProxy.origin).port}.session=any`
    const navigate = { ...html, 'sec-fetch-mode': 'navigate', cookie }
    expect(await hinted(behindProxy, navigate)).toContain('</assets/app-1.js>; rel=modulepreload')
    expect(await hinted(behindProxy, html)).toBeUndefined()
    expect(await hinted(portal, navigate)).toBeUndefined()
  } finally {
    await behindProxy.close()
  }
})

test('a preview is shown to the one who opened its link, until they leave it, and to nobody else', async () => {
  const [person, other] = [await portal.signedIn(), await portal.signedIn()]
  answer = { preview: { id: 'p1', name: 'quote', version: '2.0.0', expiresAt: inAnHour() }, path: '/quotes' }
  const opened = await person.ask('/preview/a.token', { headers: html })
  expect(opened.headers.get('location')).toBe('/quotes')
  expect(claims).toEqual(['acme-metal a.token'])

  const previews = async (browser: typeof person) => {
    const { text, headers } = await browser.ask('/quotes', { headers: html })
    expect(headers.get('integrity-policy')).not.toBeNull()
    return JSON.parse(/id="torrent-bootstrap">(.*?)<\/script>/s.exec(text)?.[1] ?? '{}').previews
  }
  expect(await previews(person)).toMatchObject([{ id: 'p1', name: 'quote', version: '2.0.0' }])
  expect(await previews(other)).toEqual([])

  answer = { preview: { id: 'p2', name: 'quote', version: '2.0.1', expiresAt: inAnHour() }, path: '/quotes' }
  await person.ask('/preview/another', { headers: html })
  expect(await previews(person), 'one at a time of each micro-frontend').toMatchObject([{ id: 'p2' }])

  const leave = (headers: Record<string, string>) =>
    person.ask('/preview/leave', { method: 'POST', headers, body: '{"id":"p2"}' })
  const ours = { 'content-type': 'application/json', origin: portal.origin, 'sec-fetch-site': 'same-origin' }
  expect((await leave({ ...ours, origin: 'https://evil.example' })).status).toBe(403)
  expect(await previews(person)).toHaveLength(1)
  expect((await leave(ours)).status).toBe(204)
  expect(await previews(person)).toEqual([])
})

test('only the page of a preview from a development server is loosened, for a server on this machine', async () => {
  const [person, other] = [await portal.signedIn(), await portal.signedIn()]
  answer = { preview: { id: 'p3', name: 'quote', version: '', expiresAt: inAnHour() }, path: '/quotes' }
  await person.ask('/preview/dev', { headers: html })
  const loosened = (await person.ask('/quotes', { headers: html })).headers
  expect(loosened.get('content-security-policy')).toContain('http://localhost:5173')
  expect(loosened.get('content-security-policy')).not.toContain('evil')
  expect(loosened.get('integrity-policy')).toBeNull()
  const strict = (await other.ask('/quotes', { headers: html })).headers
  expect(strict.get('content-security-policy')).not.toContain('5173')
  expect(strict.get('integrity-policy')).not.toBeNull()
})

test('a link that is over or unknown says so and keeps nothing; a browser that fetches ahead opens nothing', async () => {
  const person = await portal.signedIn()
  for (const [refused, status] of [
    ['over', 410],
    ['ofOther', 403],
    ['unknown', 404],
  ] as const) {
    answer = { refused }
    const said = await person.ask('/preview/old', { headers: html })
    expect(said.status).toBe(status)
    expect(said.headers.get('set-cookie')).toBeNull()
  }
  claims.length = 0
  await person.ask('/preview/ahead', { headers: { ...html, 'sec-purpose': 'prefetch' } })
  const stranger = await portal.browser().ask('/preview/ahead', { headers: html })
  expect(stranger.status, 'sent to sign in').toBe(302)
  expect(claims).toEqual([])
})

/** The `Link` header of a 103 answer, which fetch hides. */
function earlyHintsOf(origin: string, headers: Record<string, string>): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let link: string | undefined
    const asked = request(origin, { headers }, response => {
      response.resume().on('end', () => resolve(link))
    })
    asked.on('information', ({ statusCode, headers: hints }) => {
      if (statusCode === 103) link = String(hints.link)
    })
    asked.on('error', reject).end()
  })
}
