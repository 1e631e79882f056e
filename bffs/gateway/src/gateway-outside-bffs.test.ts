import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestBrowser } from './testing/browser.ts'
import { type GatewayFixture, startGateway } from './testing/gateway.fixture.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** What the BFF outside was asked, and how it answers. */
let seen: { url: string; method: string; headers: IncomingMessage['headers']; body: string }[]
let handler: Handler
let bff: Server
let elsewhere: Server
let stolen: number
let portal: GatewayFixture
let person: TestBrowser

const listening = (server: Server) =>
  new Promise<string>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
  )
const json: Handler = (_request, response) => {
  response.setHeader('content-type', 'application/json')
  response.end('{"result":{"data":"M6"}}')
}

beforeAll(async () => {
  stolen = 0
  bff = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    seen.push({ url: request.url ?? '', method: request.method ?? '', headers: request.headers, body })
    handler(request, response, body)
  })
  elsewhere = createServer((_request, response) => {
    stolen += 1
    response.end('{}')
  })
  const url = await listening(bff)
  await listening(elsewhere)
  const list = async () => [
    { name: 'parts', url: `${url}/deep/` },
    { name: 'echo', url },
    { name: 'gone', url: 'http://127.0.0.1:1' },
  ]
  portal = await startGateway({ outsideBffs: { list } })
  person = await portal.signedIn()
})
beforeEach(() => {
  seen = []
  handler = json
})
afterAll(async () => {
  await portal.close()
  bff.close()
  elsewhere.close()
})

const post = { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' } }

test('a call reaches the BFF outside with the person’s token and what it needs, and nothing else of the browser', async () => {
  const headers = {
    'x-torrent-release': 'parts@1.0.0',
    'x-torrent-seen': 'part:1:2',
    'x-forwarded-host': 'evil',
    te: 'x',
  }
  const answer = await person.ask('/api/parts/trpc/list?input=%7B%7D', { headers })
  expect(answer.status).toBe(200)
  expect(answer.json()).toEqual({ result: { data: 'M6' } })
  expect(answer.headers.get('cache-control')).toBe('no-store')

  const [call] = seen
  expect(call?.url).toBe('/deep/trpc/list?input=%7B%7D')
  expect(call?.headers.authorization).toMatch(/^Bearer \S+$/)
  expect(call?.headers).toMatchObject({ 'x-torrent-release': 'parts@1.0.0', 'x-torrent-seen': 'part:1:2' })
  expect(call?.headers.traceparent).toBe(answer.headers.get('traceparent'))
  for (const name of ['cookie', 'x-forwarded-host', 'origin', 'te']) expect(call?.headers[name]).toBeUndefined()
})

test('a mutation is passed on as it came, and what comes back sets no cookie', async () => {
  handler = (_request, response, body) => {
    response.setHeader('set-cookie', 'torrent=stolen')
    response.setHeader('content-type', 'application/json')
    response.statusCode = 409
    response.end(body)
  }
  const answer = await person.ask('/api/parts/trpc/reserve', { ...post, body: '{"n": 1}' })
  expect(answer.status).toBe(409)
  expect(answer.text).toBe('{"n": 1}')
  expect(answer.headers.has('set-cookie')).toBe(false)
})

test('nobody gets through without signing in, nor from another site', async () => {
  expect((await portal.browser().ask('/api/parts/trpc/list')).status).toBe(401)
  const forged = {
    ...post,
    headers: { ...post.headers, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  }
  expect((await person.ask('/api/parts/trpc/reserve', { ...forged, body: '{}' })).status).toBe(403)
  expect(seen).toEqual([])
})

test('a BFF of the portal’s own cannot be taken over, and unknown names are not found', async () => {
  const own = await person.ask('/api/echo/trpc/me')
  expect(own.json()).toHaveProperty('principal')
  for (const path of ['/api/echo/trpc/none', '/api/auth/trpc/x', '/api/deploy/trpc/x', '/api/nobody/trpc/x']) {
    expect((await person.ask(path)).status, path).toBe(404)
  }
  expect(seen).toEqual([])
})

test('only procedures and the contract can be called, inside of the BFF’s own address', async () => {
  expect((await person.ask('/api/parts/contract')).status).toBe(200)
  const others = [
    '/healthz',
    '/',
    '/trpc/../../secret',
    '/trpc/%2e%2e/%2e%2e/secret',
    '/trpc/a%2fb',
    '//evil.example/trpc/x',
  ]
  for (const path of others) expect((await person.ask(`/api/parts${path}`)).status, path).toBe(404)
  expect(seen.map(({ url }) => url)).toEqual(['/deep/contract'])
})

test('one that does not answer is unavailable, in the form that pages understand', async () => {
  const answer = await person.ask('/api/gone/trpc/list')
  expect(answer.status).toBe(503)
  expect(answer.json()).toMatchObject({ code: 'unavailable', error: { data: { torrent: { code: 'unavailable' } } } })
  expect(answer.headers.get('retry-after')).toBe('5')
})

test('no redirect is followed: the token stays with the BFF it was meant for', async () => {
  const { port } = elsewhere.address() as AddressInfo
  handler = (_request, response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${port}/` })
    response.end()
  }
  expect((await person.ask('/api/parts/trpc/list')).status).toBe(503)
  expect(stolen).toBe(0)
})

test('nothing but JSON comes through, and not without end', async () => {
  handler = (_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<script>alert(1)</script>')
  }
  expect((await person.ask('/api/parts/trpc/list')).status).toBe(503)
  handler = (_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(`"${'x'.repeat(11_000_000)}"`)
  }
  expect((await person.ask('/api/parts/trpc/list')).status).toBe(503)
})

test('a body that is too large is refused before the BFF sees it', async () => {
  const answer = await person.ask('/api/parts/trpc/reserve', { ...post, body: `"${'x'.repeat(3_000_000)}"` })
  expect(answer.status).toBe(413)
  expect(seen).toEqual([])
})
