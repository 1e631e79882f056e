import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { beforeAll, expect, test, vi } from 'vitest'
import { createTokenVerifier, serviceToken, type TokenVerifier } from './tokens.ts'

const ISSUER = 'http://localhost:3000/oidc'
const INTERNAL_KEY = new TextEncoder().encode('an internal key of at least 32 bytes')
const PERSON = { tenant: 'acme-metal', roles: ['sales'], name: '佐藤 花子', email: 'sales@acme-metal.example' }

let ours: CryptoKeyPair
let verify: TokenVerifier

beforeAll(async () => {
  ours = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(ours.publicKey)), alg: 'ES256', kid: 'ours' }
  verify = createTokenVerifier({ issuer: ISSUER, keys: createLocalJWKSet({ keys: [jwk] }), internalKey: INTERNAL_KEY })
})

interface Token {
  payload?: JWTPayload
  key?: CryptoKey | Uint8Array
  alg?: string
  issuer?: string
  audience?: string
  subject?: string
  expires?: string | number
}

function token(facts: Token = {}): Promise<string> {
  const { payload = PERSON, key = ours.privateKey, alg = 'ES256', issuer = ISSUER, audience = 'torrent' } = facts
  return new SignJWT(payload)
    .setProtectedHeader({ alg, kid: 'ours' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(facts.subject ?? 'member-1')
    .setExpirationTime(facts.expires ?? '5m')
    .sign(key)
}

function part(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url')
}

test('a token tells who holds it, and is passed on as it came', async () => {
  const text = await token()
  expect(await verify(text)).toEqual({ subject: 'member-1', ...PERSON, token: text })
})

test.each<[string, () => Promise<string | undefined>]>([
  ['no token', async () => undefined],
  ['an empty one', async () => ''],
  ['an expired one', () => token({ expires: 1_000 })],
  ['one for another audience', () => token({ audience: 'portal' })],
  ['one of another issuer', () => token({ issuer: 'http://evil.example/oidc' })],
  ['one of another key', async () => token({ key: (await generateKeyPair('ES256')).privateKey })],
  ['one without a company', () => token({ payload: { roles: ['sales'] } })],
  ['one with a company that is none', () => token({ payload: { ...PERSON, tenant: '../other' } })],
  ['one without roles', () => token({ payload: { tenant: 'acme-metal' } })],
  ['one with roles that are none', () => token({ payload: { ...PERSON, roles: 'admin' } })],
  ['one without a subject', () => token({ subject: '' })],
  [
    'one that is signed by nobody (alg none)',
    async () => `${part({ alg: 'none' })}.${part({ ...PERSON, sub: 'x', iss: ISSUER, aud: 'torrent', exp: 9e9 })}.`,
  ],
  [
    'one that is signed with the public key as a secret',
    async () => {
      const jwk = await exportJWK(ours.publicKey)
      return token({ alg: 'HS256', key: new TextEncoder().encode(JSON.stringify(jwk)) })
    },
  ],
  [
    'one whose content was changed',
    async () => {
      const [head, , signature] = (await token()).split('.')
      return `${head}.${part({ ...PERSON, roles: ['admin'], sub: 'x', iss: ISSUER, aud: 'torrent', exp: 9e9 })}.${signature}`
    },
  ],
  ["a person's with the role of services", () => token({ payload: { ...PERSON, roles: ['sales', 'service'] } })],
  ["a person's that calls itself the platform's", async () => `internal:${await token()}`],
  [
    "the platform's without its prefix",
    async () => (await serviceToken(INTERNAL_KEY, 'quote', 'acme-metal')).replace('internal:', ''),
  ],
  [
    "the platform's, of another key",
    () => serviceToken(new TextEncoder().encode('another internal key of 32 bytes!!!'), 'quote', 'acme-metal'),
  ],
  ["the platform's, for a company that is none", () => serviceToken(INTERNAL_KEY, 'quote', 'NO SUCH')],
])('lets nobody in with %s', async (_, make) => {
  await expect(verify(await make())).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('lets nobody in with any nonsense, and says so as nothing but that', async () => {
  const nonsense = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.json(), fc.json(), fc.string())
      .map(parts => parts.map(text => Buffer.from(text).toString('base64url')).join('.')),
    fc.string().map(text => `internal:${text}`),
  )
  await fc.assert(
    fc.asyncProperty(nonsense, async text => {
      await expect(verify(text)).rejects.toMatchObject({ code: 'unauthenticated' })
    }),
  )
})

test('a token is believed until it expires, and not a moment longer', async () => {
  const text = await token({ expires: Math.floor(Date.now() / 1000) + 60 })
  await verify(text)
  vi.useFakeTimers({ now: Date.now() + 58_000, toFake: ['Date'] })
  try {
    expect(await verify(text)).toMatchObject({ subject: 'member-1' })
    vi.setSystemTime(Date.now() + 2_500)
    await expect(verify(text)).rejects.toMatchObject({ code: 'unauthenticated' })
  } finally {
    vi.useRealTimers()
  }
})

test('a service speaks for itself inside one company', async () => {
  expect(await verify(await serviceToken(INTERNAL_KEY, 'quote', 'acme-metal'))).toMatchObject({
    subject: 'service:quote',
    tenant: 'acme-metal',
    roles: ['service'],
  })
})

test('keys that cannot be had sign nobody out', async () => {
  const server = createServer((_, response) => response.writeHead(503).end())
  await new Promise<void>(resolve => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  const remote = (at: number) =>
    createTokenVerifier({ issuer: ISSUER, keys: new URL(`http://127.0.0.1:${at}/jwks`), internalKey: INTERNAL_KEY })
  await expect(remote(port)(await token())).rejects.toMatchObject({ code: 'unavailable' })
  await new Promise(resolve => server.close(resolve))
  await expect(remote(port)(await token())).rejects.toMatchObject({ code: 'unavailable' })
})

test('an internal key that can be guessed is refused at the start', () => {
  const keys = createLocalJWKSet({ keys: [] })
  expect(() => createTokenVerifier({ issuer: ISSUER, keys, internalKey: new Uint8Array(16) })).toThrow(TypeError)
})
