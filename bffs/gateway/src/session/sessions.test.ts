import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { CLIENT, type FakeProvider, SUBJECT, startFakeProvider } from '../testing/fake-provider.fixture.ts'
import { createIdentityProvider, ProviderUnreachable, type Tokens } from './identity-provider.ts'
import { createMemorySessionStore } from './memory-session-store.ts'
import type { SessionStore } from './session-store.ts'
import { createSessions, type EndedSession } from './sessions.ts'

let fake: FakeProvider
beforeAll(async () => {
  fake = await startFakeProvider()
})
afterAll(() => fake.close())
beforeEach(() => {
  fake.refreshes = 0
  fake.refuseRefreshWith = undefined
  fake.tamper = undefined
  fake.accessTokenSeconds = 300
})

const provider = () => createIdentityProvider({ issuer: fake.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret })

/** Tokens as they come from a code, which the fake gives to anybody. */
async function freshTokens(): Promise<Tokens> {
  const response = await fetch(`${fake.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'authorization_code', code: 'c' }),
  })
  const { id_token, access_token, refresh_token } = (await response.json()) as Record<string, string>
  return { idToken: id_token ?? '', accessToken: access_token ?? '', refreshToken: refresh_token ?? '' }
}

/** A session whose access token runs out in so many seconds. */
async function sessionWith(seconds: number, store = createMemorySessionStore()) {
  fake.accessTokenSeconds = seconds
  const ended: EndedSession[] = []
  const sessions = createSessions(store, provider(), { onEnd: one => ended.push(one) })
  const handle = await sessions.begin(await freshTokens())
  fake.accessTokenSeconds = 300
  return { sessions, handle, store, ended }
}

test('a session says who it is, with the token that services check', async () => {
  const { sessions, handle } = await sessionWith(300)
  const principal = await sessions.principal(handle)
  expect(principal).toMatchObject({ subject: SUBJECT, tenant: 'acme-metal', roles: ['sales'], name: '佐藤 美咲' })
  expect(principal?.token).toBeTypeOf('string')
  expect(fake.refreshes).toBe(0)
  expect(await sessions.principal('made-up')).toBeNull()
})

test('eight requests at once renew a used-up token once, and all get the new one', async () => {
  const { sessions, handle } = await sessionWith(30)
  const all = await Promise.all(Array.from({ length: 8 }, () => sessions.principal(handle)))
  expect(fake.refreshes).toBe(1)
  expect(new Set(all.map(principal => principal?.token)).size).toBe(1)
  expect(await sessions.principal(handle)).toEqual(all[0])
  expect(fake.refreshes).toBe(1)
})

test('eight requests at once look the session up once', async () => {
  const store = createMemorySessionStore()
  let lookups = 0
  const counting: SessionStore = {
    ...store,
    find: handle => {
      lookups += 1
      return store.find(handle)
    },
  }
  const { sessions, handle } = await sessionWith(300, counting)
  await Promise.all(Array.from({ length: 8 }, () => sessions.principal(handle)))
  expect(lookups).toBe(1)
})

test('a token that another gateway has just renewed is not renewed again', async () => {
  const { sessions, handle, store } = await sessionWith(30)
  const stale = await store.find(handle)
  await sessions.principal(handle)
  let answers = 0
  const behind: SessionStore = { ...store, find: async () => (answers++ === 0 ? stale : store.find(handle)) }
  expect(await createSessions(behind, provider()).principal(handle)).toEqual(await sessions.principal(handle))
  expect(fake.refreshes).toBe(1)
})

test('a session that ends while it is looked up is not trusted afterwards', async () => {
  const store = createMemorySessionStore()
  const found = Promise.withResolvers<void>()
  const slow: SessionStore = {
    ...store,
    find: async handle => {
      const record = await store.find(handle)
      await found.promise
      return record
    },
  }
  const { sessions, handle } = await sessionWith(300, slow)
  const lookup = sessions.principal(handle)
  await sessions.endBy({ sid: fake.sid })
  found.resolve()
  await lookup
  expect(await sessions.principal(handle)).toBeNull()
})

test('two gateways on one store renew once, too', async () => {
  const { sessions, handle, store } = await sessionWith(30)
  const other = createSessions(store, provider())
  const all = await Promise.all([sessions, other, sessions, other].map(one => one.principal(handle)))
  expect(fake.refreshes).toBe(1)
  expect(new Set(all.map(principal => principal?.token)).size).toBe(1)
})

test('a refresh token that the provider refuses ends the session', async () => {
  const { sessions, handle, store } = await sessionWith(30)
  fake.refuseRefreshWith = 400
  expect(await sessions.principal(handle)).toBeNull()
  expect(await store.find(handle)).toBeUndefined()
})

test('a provider that fails signs nobody out: the old token serves while it lasts', async () => {
  const { sessions, handle } = await sessionWith(30)
  fake.refuseRefreshWith = 502
  expect(await sessions.principal(handle)).toMatchObject({ subject: SUBJECT })
  fake.refuseRefreshWith = undefined
  expect(await sessions.principal(handle)).toMatchObject({ subject: SUBJECT })
  expect(fake.refreshes).toBe(2)
})

test('once the token is used up, a provider that fails is said to fail', async () => {
  const { sessions, handle } = await sessionWith(-5)
  fake.refuseRefreshWith = 502
  await expect(sessions.principal(handle)).rejects.toBeInstanceOf(ProviderUnreachable)
  fake.refuseRefreshWith = undefined
  expect(await sessions.principal(handle)).toMatchObject({ subject: SUBJECT })
})

test('a session that was ended is nobody at once, here and by the word of the provider', async () => {
  const { sessions, handle } = await sessionWith(300)
  expect(await sessions.principal(handle)).not.toBeNull()
  expect(await sessions.end(handle)).toHaveProperty('idToken')
  expect(await sessions.principal(handle)).toBeNull()

  const second = await sessionWith(300)
  expect(await second.sessions.principal(second.handle)).not.toBeNull()
  await second.sessions.endBy({ sid: fake.sid })
  expect(await second.sessions.principal(second.handle)).toBeNull()
})

test('whoever ends a session, it is said at once whose it was, and once', async () => {
  const whose = [{ subject: SUBJECT, tenant: 'acme-metal' }]
  const signedOut = await sessionWith(300)
  await signedOut.sessions.end(signedOut.handle)
  await signedOut.sessions.end(signedOut.handle)
  await signedOut.sessions.endBy({ sid: fake.sid })
  expect(signedOut.ended).toEqual(whose)

  const byProvider = await sessionWith(300)
  await byProvider.sessions.endBy({ subject: SUBJECT })
  expect(byProvider.ended).toEqual(whose)

  const closed = await sessionWith(30)
  fake.refuseRefreshWith = 400
  await closed.sessions.principal(closed.handle)
  expect(closed.ended).toEqual(whose)
})

test('a session that ends while its token is renewed stays ended', async () => {
  const { sessions, handle, store } = await sessionWith(30)
  fake.tamper = async tokens => {
    await store.delete(handle)
    return tokens
  }
  expect(await sessions.principal(handle)).toBeNull()
  expect(await store.find(handle)).toBeUndefined()
})

test('tokens that somebody else signed, or meant for somebody else, begin no session', async () => {
  const sessions = createSessions(createMemorySessionStore(), provider())
  const good = await freshTokens()
  const [header, payload, signature = ''] = good.idToken.split('.')
  const otherPerson = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()), sub: 'somebody-else' }),
  ).toString('base64url')
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
  const wrongAudience = await fake.sign({ sub: SUBJECT, sid: 's' }, { audience: 'another-client' })
  const wrongIssuer = await fake.sign({ sub: SUBJECT, sid: 's' }, { issuer: 'https://evil.example' })
  const otherSubject = await fake.sign({ sub: 'somebody-else', sid: 's' })
  for (const idToken of [
    `${header}.${otherPerson}.${signature}`,
    unsigned,
    wrongAudience,
    wrongIssuer,
    otherSubject,
    '',
    'x.y.z',
  ]) {
    await expect(sessions.begin({ ...good, idToken })).rejects.toThrow()
  }
  expect(await sessions.begin(good)).toBeTypeOf('string')
})
