import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

/** An OpenID provider that signs everybody in at once, counts what it is asked, and can be told to misbehave. */
export interface FakeProvider {
  issuer: string
  refreshes: number
  /** Changes what the token endpoint hands out, for instance to a forged token. */
  tamper?: (tokens: { id_token: string; access_token: string; refresh_token: string }) => unknown
  /** Answers of the token endpoint to a refresh: an HTTP status instead of tokens. */
  refuseRefreshWith?: number
  accessTokenSeconds: number
  sid: string
  sign(claims: JWTPayload, options?: { typ?: string; audience?: string; issuer?: string }): Promise<string>
  close(): Promise<void>
}

export const CLIENT = { id: 'torrent-gateway', secret: 'a-secret-of-the-test-only' }
export const SUBJECT = '08525673-1a25-5233-a08e-f3e46d7b2146'

export async function startFakeProvider(): Promise<FakeProvider> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }
  const nonces = new Map<string, string>()
  const refreshTokens = new Set<string>()
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const fake: FakeProvider = {
    issuer,
    refreshes: 0,
    accessTokenSeconds: 300,
    sid: 'sid-1',
    sign: (claims, { typ = 'JWT', audience = CLIENT.id, issuer: iss = issuer } = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'k1', typ })
        .setIssuer(iss)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(claims.exp ?? Math.floor(Date.now() / 1000) + fake.accessTokenSeconds)
        .sign(privateKey),
    close: () => new Promise(resolve => server.close(() => resolve()).closeAllConnections()),
  }

  async function tokens(nonce: string | undefined) {
    const refreshToken = randomUUID()
    refreshTokens.add(refreshToken)
    const person = { sub: SUBJECT, name: '佐藤 美咲', email: 'sales@acme-metal.example' }
    return {
      id_token: await fake.sign({ ...person, nonce, sid: fake.sid }),
      access_token: await fake.sign({ ...person, tenant: 'acme-metal', roles: ['sales'] }, { audience: 'torrent' }),
      refresh_token: refreshToken,
      token_type: 'Bearer',
      expires_in: fake.accessTokenSeconds,
    }
  }

  async function token(request: IncomingMessage): Promise<[status: number, body: unknown]> {
    const form = new URLSearchParams(await bodyOf(request))
    const old = form.get('refresh_token')
    if (old !== null) {
      fake.refreshes += 1
      if (fake.refuseRefreshWith !== undefined) return [fake.refuseRefreshWith, { error: 'invalid_grant' }]
      if (!refreshTokens.delete(old)) return [400, { error: 'invalid_grant' }]
    }
    const made = await tokens(nonces.get(form.get('code') ?? ''))
    return [200, fake.tamper === undefined ? made : await fake.tamper(made)]
  }

  server.on('request', async (request, response) => {
    const url = new URL(request.url ?? '/', issuer)
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (url.pathname === '/.well-known/openid-configuration') {
      json(200, {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        end_session_endpoint: `${issuer}/end`,
      })
    } else if (url.pathname === '/jwks') json(200, { keys: [jwk] })
    else if (url.pathname === '/token') json(...(await token(request)))
    else if (url.pathname === '/auth') {
      const code = randomUUID()
      nonces.set(code, url.searchParams.get('nonce') ?? '')
      const back = new URL(url.searchParams.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' }).toString()
      response.writeHead(302, { location: back.href }).end()
    } else response.writeHead(404).end()
  })
  return fake
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
