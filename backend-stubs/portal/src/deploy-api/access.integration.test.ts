import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newSigningKey } from '@torrent/release'
import { asSuperuser, databaseIn } from '@torrent/service-kit/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, begin, openPortal, pack, type TestPortal, teamFiles } from '../portal.fixture.ts'

let portal: TestPortal

beforeAll(async () => {
  portal = await openPortal()
  await portal.publish(pack(teamFiles('parts'), portal.key, '1.0.0'))
})
afterAll(() => portal?.close())

const code = ({ status, body }: Answer) => [status, body?.error?.code]
const token = async (wanted: object) =>
  (await portal.deploy('POST', '/tokens', { label: 'CI', rights: ['publish'], days: 30, ...wanted })).body
const promotion = { name: 'parts', version: '1.0.0' }

describe('a token', () => {
  test('is told once and kept as a hash only', async () => {
    const { secret } = await token({})
    expect(secret).toMatch(/^trt_[0-9a-f]{16}_[\w-]{43}$/)
    const dump = await asSuperuser(databaseIn(portal.url), async client => {
      const tables = ['deploy_tokens', 'deployments', 'portal_facts', 'outbox']
      const found = []
      for (const table of tables) found.push(await client.query(`select t::text from ${table} t`))
      return JSON.stringify(found.map(({ rows }) => rows))
    })
    expect(dump).not.toContain(secret.slice(21))
    expect(JSON.stringify((await portal.deploy('GET', '/tokens')).body)).not.toContain(secret.slice(21))
  })

  test('that is forged, cut short or missing opens nothing', async () => {
    const { secret, token: other } = await token({})
    const swapped = `${secret.slice(0, 21)}${'A'.repeat(43)}`
    for (const wrong of [
      undefined,
      '',
      'trt_',
      secret.slice(0, -1),
      `${secret}A`,
      swapped,
      `trt_${other.id}_`,
      'null',
    ]) {
      const answer = await portal.withToken(wrong)('GET', '/status')
      expect(code(answer)).toEqual([401, 'token_unknown'])
    }
    const cookie = await fetch(`${portal.api}/status`, { headers: { cookie: `token=${portal.token}` } })
    expect([cookie.status, cookie.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  })

  test('that expired or was revoked says so', async () => {
    const [expired, revoked] = [await token({}), await token({})]
    await asSuperuser(databaseIn(portal.url), client =>
      client.query('update deploy_tokens set expires_at = now() where id = $1', [expired.token.id]),
    )
    expect(await portal.deploy('DELETE', `/tokens/${revoked.token.id}`)).toMatchObject({ status: 200 })
    expect(code(await portal.withToken(expired.secret)('GET', '/status'))).toEqual([401, 'token_expired'])
    expect(code(await portal.withToken(revoked.secret)('GET', '/status'))).toEqual([401, 'token_revoked'])
  })

  test('reaches no further than it was made for', async () => {
    const publisher = portal.withToken((await token({ rights: ['publish'], names: ['parts'] })).secret)
    const promoter = portal.withToken((await token({ rights: ['promote'], tenant: 'mori-foods' })).secret)
    expect(code(await begin(publisher, pack(teamFiles('other'), portal.key, '1.0.0')))).toEqual([403, 'token_scope'])
    expect((await begin(publisher, pack(teamFiles('parts'), portal.key, '1.0.1'))).status).toBe(201)
    expect(code(await publisher('POST', '/promote', promotion))).toEqual([403, 'token_scope'])
    expect(code(await begin(promoter, pack(teamFiles('parts'), portal.key, '1.0.2')))).toEqual([403, 'token_scope'])
    expect(code(await promoter('POST', '/promote', promotion))).toEqual([403, 'not_your_tenant'])
    const elsewhere = { ...promotion, tenant: 'acme-metal' }
    expect(code(await promoter('POST', '/promote', elsewhere))).toEqual([403, 'not_your_tenant'])
    expect((await promoter('POST', '/promote', { ...promotion, tenant: 'mori-foods' })).status).toBe(200)
    const { body } = await promoter('GET', '/status?name=parts')
    expect(body.microFrontends[0].placements.map(({ tenant }: { tenant: string }) => tenant)).toEqual(['mori-foods'])
    const { compositions } = (await promoter('GET', '/compositions')).body
    expect(compositions.map(({ tenant }: { tenant: string }) => tenant)).toEqual(['mori-foods'])
    for (const [method, path, sent] of [
      ['POST', '/keys', { label: 'x', publicKey: newSigningKey().publicPem }],
      ['DELETE', `/keys/${portal.key.id}`],
      ['GET', '/tokens'],
      ['POST', '/tokens', { label: 'x', rights: ['promote'], days: 1 }],
      ['POST', '/bffs', { name: 'x', url: 'http://localhost:1' }],
      ['DELETE', '/bffs/x'],
      ['POST', '/previews', { name: 'parts', version: '1.0.0', hours: 1 }],
    ] as const)
      expect(code(await promoter(method, path, sent))).toEqual([403, 'token_scope'])
  })

  test('can do no more than the person who made it', async () => {
    const admin = await portal.person('mori-foods', 'admin')
    const make = (wanted: object) =>
      portal.releases.createToken({ label: 'CI', rights: ['promote'], days: 1, ...wanted }, admin).then(
        made => made.token?.tenant,
        error => error.code,
      )
    expect(await make({ rights: ['operate'] })).toBe('forbidden')
    expect(await make({ tenant: 'acme-metal' })).toBe('not_your_tenant')
    expect(await make({})).toBe('mori-foods')
    const { tokens } = await portal.releases.listTokens({}, admin)
    expect(tokens.every(({ tenant }) => tenant === 'mori-foods')).toBe(true)
    const operators = (await portal.deploy('GET', '/tokens')).body.tokens[0]
    const stranger = operators.tenant === 'mori-foods' ? '' : operators.id
    await expect(portal.releases.revokeToken({ id: stranger }, admin)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('says when it was used last', async () => {
    const { secret, token: made } = await token({})
    expect(made.lastUsedAt).toBe('')
    await portal.withToken(secret)('GET', '/whoami')
    const { tokens } = (await portal.deploy('GET', '/tokens')).body
    expect(tokens.find(({ id }: { id: string }) => id === made.id).lastUsedAt).toMatch(/^\d{4}-/)
  })

  test.each([
    [{ rights: [] }, 'required'],
    [{ rights: ['root'] }, 'invalid'],
    [{ days: 0 }, 'invalid'],
    [{ days: 366 }, 'invalid'],
    [{ label: ' ' }, 'required'],
    [{ names: ['../x'] }, 'invalid'],
  ])('is not made of nonsense: %j', async (wanted, expected) => {
    const answer = await portal.deploy('POST', '/tokens', { label: 'CI', rights: ['publish'], days: 1, ...wanted })
    expect(code(answer)).toEqual([400, expected])
  })
})

describe('the operator’s token of this machine', () => {
  test('stays the same while it is good, and a lost one is replaced and no longer opens anything', async () => {
    expect(await portal.service.operatorToken(portal.token)).toBe(portal.token)
    const other = await openPortal()
    const fresh = await other.service.operatorToken('trt_nonsense')
    expect(fresh).not.toBe(other.token)
    expect(code(await other.deploy('GET', '/whoami'))).toEqual([401, 'token_revoked'])
    expect((await other.withToken(fresh)('GET', '/whoami')).body).toMatchObject({
      ...{ tenant: '', rights: ['publish', 'promote', 'preview', 'operate'] },
    })
    await other.close()
  })
})

describe('a signing key', () => {
  test('is known by what it is, may be registered twice, and never again once it was revoked', async () => {
    const key = newSigningKey()
    const register = (publicKey: string) => portal.deploy('POST', '/keys', { label: 'Team', publicKey })
    expect((await register(key.publicPem)).body).toMatchObject({ id: key.id, revokedAt: '' })
    expect((await register(key.publicPem)).status).toBe(201)
    expect((await portal.deploy('DELETE', `/keys/${key.id}`)).body.revokedAt).toMatch(/^\d{4}-/)
    expect(code(await register(key.publicPem))).toEqual([403, 'key_revoked'])
    for (const wrong of ['', 'x', key.privatePem, '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'])
      expect(code(await register(wrong))).toEqual([400, 'invalid'])
    expect(code(await portal.deploy('DELETE', '/keys/unknown'))).toEqual([404, 'not_found'])
  })
})

describe('a BFF outside of the portal', () => {
  const procedure = (properties: object, required: string[]) => ({
    type: 'query',
    input: { type: 'object', properties, required, additionalProperties: false },
    output: {},
  })
  const text = { type: 'string' }
  const before = { name: 'machines', procedures: { list: procedure({ text }, []) } }
  let contract: object = before
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/contract' ? 200 : 404
    response.end(JSON.stringify(contract))
  })
  let url: string
  beforeAll(async () => {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())
  const register = (more: object = {}) => portal.deploy('POST', '/bffs', { name: 'machines', url, ...more })

  test('is registered by its contract, and told to the gateway', async () => {
    expect(await register()).toMatchObject({ status: 200, body: { ok: true } })
    expect(await portal.service.outsideBffs()).toMatchObject([{ name: 'machines', url }])
    const { bffs } = (await portal.deploy('GET', '/bffs')).body
    expect(JSON.parse(bffs[0].contract)).toEqual(before)
  })

  test('may not become one that screens in force, or pages that may still be open, do not understand', async () => {
    const files = { ...teamFiles('machines'), 'torrent-bff.json': JSON.stringify(before) }
    const plain = teamFiles('machines', 'export const without = 1')
    await portal.publish(pack(files, portal.key, '1.0.0'))
    await portal.publish(pack(plain, portal.key, '1.1.0'))
    await portal.deploy('POST', '/promote', { name: 'machines', version: '1.0.0' })

    contract = { name: 'machines', procedures: { list: procedure({ text, limit: { type: 'integer' } }, []) } }
    expect(await register()).toMatchObject({ status: 200, body: { ok: true } })
    contract = { name: 'machines', procedures: { list: procedure({ site: text }, ['site']) } }
    const refused = await register()
    expect(code(refused)).toEqual([409, 'does_not_resolve'])
    expect(refused.body.error.findings.filter((each: { ok: boolean }) => !each.ok)).toMatchObject([
      { tenant: 'acme-metal', channel: 'stable', rule: 'bff' },
      { tenant: 'mori-foods', channel: 'stable', rule: 'bff' },
    ])
    expect((await register({ dryRun: true })).body.ok).toBe(false)
    // Out of force since a moment: pages with it are still open.
    await portal.deploy('POST', '/promote', { name: 'machines', version: '1.1.0' })
    expect(code(await register())).toEqual([409, 'does_not_resolve'])
    contract = before
  })

  test('stays while screens in force call it', async () => {
    await portal.deploy('POST', '/promote', { name: 'machines', version: '1.0.0' })
    expect(code(await portal.deploy('DELETE', '/bffs/machines'))).toEqual([409, 'bff_in_use'])
    await portal.deploy('POST', '/promote', { name: 'machines', version: '1.1.0' })
    expect((await portal.deploy('DELETE', '/bffs/machines')).status).toBe(200)
    expect(await portal.service.outsideBffs()).toEqual([])
  })

  test('that does not answer, is another one, or takes a name of the portal’s own is refused', async () => {
    expect(code(await register({ url: 'http://127.0.0.1:1' }))).toEqual([502, 'bff_unreachable'])
    expect(code(await register({ url: `${url}/elsewhere` }))).toEqual([502, 'bff_unreachable'])
    expect(code(await register({ name: 'lathes' }))).toEqual([502, 'bff_unreachable'])
    contract = { hello: 'world' }
    expect(code(await register())).toEqual([502, 'bff_unreachable'])
    contract = before
    for (const wrong of ['ftp://x', 'http://user:secret@localhost:1', 'localhost', `${url}/?x=1`])
      expect(code(await register({ url: wrong }))).toEqual([400, 'invalid'])
    for (const name of ['auth', 'deploy']) expect(code(await register({ name }))).toEqual([409, 'already_exists'])
  })
})

test('whoever may use the portal is told what contract a release’s screens were built for', async () => {
  const sales = await portal.person('acme-metal', 'sales')
  const { contract } = await portal.releases.getBffContract({ name: 'machines', version: '1.0.0' }, sales)
  expect(JSON.parse(contract)).toMatchObject({ name: 'machines' })
  expect(await portal.releases.getBffContract({ name: 'machines', version: '9.9.9' }, sales)).toMatchObject({
    contract: '',
  })
  expect(await portal.releases.getBffContract({ name: 'parts', version: '1.0.0' }, sales)).toMatchObject({
    contract: '',
  })
})

test('what is no request of this interface is refused, and nothing else happens', async () => {
  expect(code(await portal.deploy('GET', '/nothing'))).toEqual([404, 'not_found'])
  expect(code(await portal.deploy('POST', '/promote', 'text'))).toEqual([400, 'invalid'])
  expect(code(await portal.deploy('POST', '/promote', { name: { $ne: '' } }))).toEqual([400, 'invalid'])
  expect(code(await portal.deploy('POST', '/releases', { manifest: '!', signature: '', keyId: '' }))).toEqual([
    400,
    'invalid',
  ])
  expect(code(await portal.deploy('GET', '/diff?name=parts&from=1.0.0&to=x'))).toEqual([404, 'unknown_release'])
  expect(code(await portal.deploy('GET', '/releases?name=..'))).toEqual([400, 'invalid'])
  for (const nul of ['/deployments?name=%00', '/releases/parts/%00', '/diff?name=parts&from=%00&to=1'])
    expect(code(await portal.deploy('GET', nul))).toEqual([400, 'invalid'])
  expect(code(await portal.deploy('POST', '/promote', { name: 'parts', version: '\0' }))).toEqual([400, 'invalid'])
})
