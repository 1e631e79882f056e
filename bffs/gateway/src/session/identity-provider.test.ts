import { afterAll, beforeAll, expect, test } from 'vitest'
import { CLIENT, type FakeProvider, SUBJECT, startFakeProvider } from '../testing/fake-provider.fixture.ts'
import { createIdentityProvider, ProviderUnreachable } from './identity-provider.ts'

let fake: FakeProvider
beforeAll(async () => {
  fake = await startFakeProvider()
})
afterAll(() => fake.close())

const at = (issuer: string, reachedAt?: () => string) =>
  createIdentityProvider({ issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, reachedAt })

const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} }
const logout = { typ: 'logout+jwt' }

test('a logout token of the provider names the session, or the person', async () => {
  const provider = at(fake.issuer)
  const bySid = await fake.sign({ sid: 's1', sub: SUBJECT, jti: '1', events: EVENTS }, logout)
  const bySubject = await fake.sign({ sub: SUBJECT, jti: '1', events: EVENTS }, logout)
  expect(await provider.verifyLogoutToken(bySid)).toEqual({ sid: 's1' })
  expect(await provider.verifyLogoutToken(bySubject)).toEqual({ subject: SUBJECT })
})

test('nothing else passes for a logout token', async () => {
  const provider = at(fake.issuer)
  const now = Math.floor(Date.now() / 1000)
  const wrong = [
    await fake.sign({ sid: 's1', jti: '1', events: EVENTS }),
    await fake.sign({ sid: 's1', jti: '1', events: {} }, logout),
    await fake.sign({ sid: 's1', jti: '1', events: EVENTS, nonce: 'n' }, logout),
    await fake.sign({ jti: '1', events: EVENTS }, logout),
    await fake.sign({ sid: 's1', jti: '1', events: EVENTS }, { ...logout, audience: 'another' }),
    await fake.sign({ sid: 's1', jti: '1', events: EVENTS, exp: now - 600 }, logout),
    'x',
  ]
  for (const token of wrong) await expect(provider.verifyLogoutToken(token)).rejects.toThrow()
})

test('a provider that speaks for another issuer is not believed', async () => {
  await expect(at(`${fake.issuer}/`).metadata()).rejects.toThrow()
})

test('a provider that does not answer is unreachable, and is found once it does', async () => {
  const behind = 'http://portal.invalid'
  let inside = 'http://127.0.0.1:9'
  const provider = at(behind, () => inside)
  await expect(provider.metadata()).rejects.toBeInstanceOf(ProviderUnreachable)
  inside = fake.issuer
  // It answers now, by the way that this process has to it, but for its own issuer.
  await expect(provider.metadata()).rejects.toThrow(/another issuer/)
})
