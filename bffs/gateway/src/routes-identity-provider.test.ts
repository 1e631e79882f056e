import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GatewayFixture, startGateway } from './testing/gateway.fixture.ts'

/** Says what it was asked, as the identity provider would see it. */
const echo = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const { host, forwarded, cookie } = request.headers
  return {
    url: request.url,
    body: Buffer.concat(chunks).toString(),
    host,
    forwarded,
    cookie,
    by: request.headers['x-forwarded-for'],
    as: `${request.headers['x-forwarded-proto']}://${request.headers['x-forwarded-host']}`,
  }
}

let upstream: Server
const portals: Record<string, GatewayFixture> = {}
beforeAll(async () => {
  upstream = createServer(async (request, response) => response.end(JSON.stringify(await echo(request))))
  upstream.listen(0, '127.0.0.1')
  await once(upstream, 'listening')
  const { port } = upstream.address() as AddressInfo
  portals.mounted = await startGateway({
    auth: { handler: async (request, response) => void response.end(JSON.stringify(await echo(request))) },
  })
  portals.upstream = await startGateway({ auth: { upstream: `http://127.0.0.1:${port}` } })
})
afterAll(async () => {
  await Promise.all(Object.values(portals).map(portal => portal.close()))
  upstream?.close()
})

for (const place of ['mounted', 'upstream']) {
  test(`the provider (${place}) gets the request whole, with host and address that nobody can forge`, async () => {
    const portal = portals[place]
    const { host, origin } = new URL(portal?.origin ?? '')
    const response = await fetch(`${origin}/oidc/session/end?a=1%2F2`, {
      method: 'POST',
      headers: {
        cookie: 'a=b',
        forwarded: 'host=evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'gopher',
        'x-forwarded-for': '10.9.8.7',
      },
      body: new URLSearchParams({ xsrf: 'ä&=' }),
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('traceparent')).toMatch(/^00-/)
    const seen = (await response.json()) as Awaited<ReturnType<typeof echo>>
    expect(seen).toMatchObject({
      url: '/oidc/session/end?a=1%2F2',
      body: 'xsrf=%C3%A4%26%3D',
      host,
      as: origin,
      cookie: 'a=b',
    })
    expect(seen.forwarded).toBeUndefined()
    expect(seen.by).toMatch(/^(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/)
  })
}

test('an identity provider behind us that is down is said to be unavailable', async () => {
  const portal = await startGateway({ auth: { upstream: 'http://127.0.0.1:9' } })
  try {
    const answer = await portal.browser().ask('/oidc/jwks')
    expect(answer.status).toBe(503)
    expect(answer.json()).toMatchObject({ code: 'unavailable' })
    const page = await portal.browser().goto('/')
    expect(page.status).toBe(503)
    expect(page.text).toContain('<h1>')
  } finally {
    await portal.close()
  }
})
