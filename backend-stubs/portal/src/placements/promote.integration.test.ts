import { ReleasesChangedSchema } from '@torrent/contracts/releases'
import { newSigningKey } from '@torrent/release'
import { fromPayload, openPostgresBroker, topicOf } from '@torrent/service-kit'
import { asSuperuser, databaseIn, testDatabase } from '@torrent/service-kit/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, openPortal, pack, type TestPortal, teamFiles } from '../portal.fixture.ts'

let portal: TestPortal

beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

let count = 0
/** A new micro-frontend with these versions published. */
async function published(...versions: string[]): Promise<string> {
  const name = `parts-${++count}`
  for (const version of versions) {
    const answer = await portal.publish(pack(teamFiles(name, `export const v = '${version}'`), portal.key, version))
    expect(answer.status).toBe(201)
  }
  return name
}
const promote = (name: string, version: string, more: object = {}) =>
  portal.deploy('POST', '/promote', { name, version, ...more })
const rollback = (name: string, more: object = {}) => portal.deploy('POST', '/rollback', { name, ...more })
const placement = async (name: string, tenant = 'acme-metal', channel = 'stable') => {
  const { body } = await portal.deploy('GET', `/status?name=${name}`)
  return body.microFrontends[0].placements.find(
    (each: Record<string, string>) => each.tenant === tenant && each.channel === channel,
  )
}
const seen = async (name: string, tenant = 'acme-metal') => {
  const { remotes } = await portal.portal.getComposition({}, await portal.person(tenant))
  return remotes.find(remote => remote.name === name)?.version
}
const code = ({ status, body }: Answer) => [status, body.error?.code]

describe('a promotion', () => {
  test('is in force for the next page, in every tenant or in one, and can be rolled back step by step', async () => {
    const name = await published('1.0.0', '1.1.0', '1.2.0')
    expect(await promote(name, '1.0.0')).toMatchObject({ status: 200, body: { ok: true } })
    expect(await seen(name)).toBe('1.0.0')
    await promote(name, '1.1.0', { tenant: 'acme-metal', note: 'for the fair' })
    expect([await seen(name), await seen(name, 'mori-foods')]).toEqual(['1.1.0', '1.0.0'])
    await promote(name, '1.2.0')
    expect([await seen(name), await seen(name, 'mori-foods')]).toEqual(['1.2.0', '1.2.0'])
    await rollback(name)
    expect([await seen(name), await seen(name, 'mori-foods')]).toEqual(['1.1.0', '1.0.0'])
    await rollback(name, { tenant: 'acme-metal' })
    expect(await seen(name)).toBe('1.0.0')
    expect(code(await rollback(name))).toEqual([409, 'nothing_to_roll_back'])
  })

  test('is written down with who, when and why, and told to the pages of its tenants', async () => {
    const url = await testDatabase('broker')
    const broker = await openPostgresBroker(url)
    const told: unknown[] = []
    const both = Promise.withResolvers<void>()
    await broker.subscribe({
      group: 'test',
      topics: [topicOf('portal.changed')],
      async handle({ message }) {
        const { name, channel } = fromPayload(ReleasesChangedSchema, message.payload)
        told.push({ tenant: message.tenant, name, channel })
        if (told.length === 2) both.resolve()
        return undefined
      },
    })
    const speaking = await openPortal()
    await speaking.service.start(broker)
    try {
      await speaking.publish(pack(teamFiles('told'), speaking.key, '1.0.0'))
      await speaking.deploy('POST', '/promote', { name: 'told', version: '1.0.0', note: 'ready' })
      await both.promise
      expect(told).toEqual(['acme-metal', 'mori-foods'].map(tenant => ({ tenant, name: 'told', channel: 'stable' })))
      const { body } = await speaking.deploy('GET', '/deployments?name=told')
      expect(body.deployments).toMatchObject([
        { action: 'promote', tenant: '', version: '1.0.0', actor: 'This machine', actorKind: 'token', note: 'ready' },
        { action: 'publish' },
      ])
    } finally {
      await broker.close()
      await speaking.close()
    }
  })

  test('of what is in force already changes nothing and is not written down', async () => {
    const name = await published('1.0.0')
    await promote(name, '1.0.0')
    expect((await promote(name, '1.0.0')).body).toMatchObject({ ok: true, changes: [] })
    expect((await portal.deploy('GET', `/deployments?name=${name}`)).body.total).toBe(2)
  })

  test('that is only planned changes nothing', async () => {
    const name = await published('1.0.0')
    const { body } = await promote(name, '1.0.0', { dryRun: true })
    expect(body.changes).toHaveLength(2)
    expect(await seen(name)).toBeUndefined()
  })

  test('stands after a restart of the portal', async () => {
    const name = await published('1.0.0', '1.1.0')
    await promote(name, '1.0.0')
    await promote(name, '1.1.0')
    const again = await openPortal({ url: portal.url, releasesDir: portal.releasesDir, known: portal.token })
    const { remotes } = await again.portal.getComposition({}, await again.person())
    await again.close()
    expect(remotes.find(remote => remote.name === name)?.version).toBe('1.1.0')
  })

  test('of what is not there, or to where nobody is, is refused', async () => {
    const name = await published('1.0.0')
    expect(code(await promote(name, '9.9.9'))).toEqual([404, 'unknown_release'])
    expect(code(await promote(name, '1.0.0', { tenant: 'nobody' }))).toEqual([404, 'unknown_tenant'])
    expect(code(await promote(name, '1.0.0', { percent: 101 }))).toEqual([400, 'not_a_percent'])
    expect(code(await promote(name, '1.0.0', { channel: 'No Channel' }))).toEqual([400, 'invalid'])
    expect(code(await promote('', '1.0.0'))).toEqual([400, 'required'])
    expect(code(await promote(name, '1.0.0', { surprise: true }))).toEqual([400, 'invalid'])
  })
})

describe('two promotions at once', () => {
  test('of one plan: one wins, the other hears who did what and when', async () => {
    const name = await published('1.0.0', '1.1.0', '1.2.0')
    await promote(name, '1.0.0')
    const { body } = await promote(name, '1.1.0', { dryRun: true })
    const basedOn = body.changes.map(({ before }: { before: object }) => {
      const { tenant, channel, revision } = before as { tenant: string; channel: string; revision: number }
      return { tenant, channel, revision }
    })
    const answers = await Promise.all(['1.1.0', '1.2.0'].map(version => promote(name, version, { basedOn })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const winner = await placement(name)
    const loser = answers.find(({ status }) => status === 409)
    expect(loser?.body.error).toMatchObject({
      code: 'promoted_meanwhile',
      params: { name, tenant: 'acme-metal', version: winner.version, who: 'This machine', when: winner.changedAt },
    })
    expect(loser?.body.error.message.en).toContain(winner.version)
  })

  test('without a plan: both are carried out, one after the other', async () => {
    const name = await published('1.0.0', '1.1.0')
    const answers = await Promise.all([promote(name, '1.0.0'), promote(name, '1.1.0')])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await placement(name)).revision).toBe(2)
  })

  test('a rollback of what has moved since it was seen is refused', async () => {
    const name = await published('1.0.0', '1.1.0', '1.2.0')
    for (const version of ['1.0.0', '1.1.0']) await promote(name, version)
    const { revision } = await placement(name)
    await promote(name, '1.2.0')
    const basedOn = [{ tenant: 'acme-metal', channel: 'stable', revision }]
    expect(code(await rollback(name, { tenant: 'acme-metal', basedOn }))).toEqual([409, 'promoted_meanwhile'])
    expect(await seen(name)).toBe('1.2.0')
  })
})

describe('what would not work somewhere is refused, with the reasons', () => {
  const build = (facts: object) => JSON.stringify({ portal: '^0.1.0', shared: {}, intents: {}, ...facts })

  test('when it is published, before a byte of it was taken', async () => {
    const files = { ...teamFiles('newer'), 'torrent-build.json': build({ portal: '^2.0.0' }) }
    const { status, body } = await portal.publish(pack(files, portal.key, '1.0.0'))
    expect([status, body.error.code]).toEqual([409, 'does_not_resolve'])
    expect(body.error.findings.filter((each: { ok: boolean }) => !each.ok)).toMatchObject([
      { tenant: 'acme-metal', channel: 'stable', rule: 'portal' },
      { tenant: 'mori-foods', channel: 'stable', rule: 'portal' },
    ])
    expect((await portal.deploy('GET', '/releases?name=newer')).body.total).toBe(0)
  })

  test('when it is promoted: an address that another took meanwhile', async () => {
    const squatter = (name: string) => teamFiles(name, 'export {}', { basePath: '/same' })
    await portal.publish(pack(squatter('first'), portal.key, '1.0.0'))
    await portal.publish(pack(squatter('second'), portal.key, '1.0.0'))
    await promote('first', '1.0.0', { tenant: 'mori-foods' })
    expect(await promote('second', '1.0.0', { tenant: 'acme-metal' })).toMatchObject({ status: 200 })
    const { status, body } = await promote('second', '1.0.0')
    expect([status, body.error.code]).toEqual([409, 'does_not_resolve'])
    expect(body.error.findings.filter((each: { ok: boolean }) => !each.ok)).toMatchObject([
      { tenant: 'mori-foods', rule: 'address' },
    ])
    expect(await seen('second', 'mori-foods')).toBeUndefined()
    const plan = await promote('second', '1.0.0', { dryRun: true })
    expect([plan.status, plan.body.ok]).toEqual([200, false])
    await rollback('first', { tenant: 'mori-foods' })
    await rollback('second', { tenant: 'acme-metal' })
  })

  test('one whose key was revoked can neither be promoted nor rolled back to', async () => {
    const key = newSigningKey()
    await portal.deploy('POST', '/keys', { label: 'Lost', publicKey: key.publicPem })
    for (const version of ['1.0.0', '1.1.0']) {
      const signer = version === '1.0.0' ? key : portal.key
      await portal.publish(pack(teamFiles('lost', version), signer, version))
      await promote('lost', version)
    }
    await portal.deploy('DELETE', `/keys/${key.id}`)
    expect(code(await promote('lost', '1.0.0'))).toEqual([409, 'does_not_resolve'])
    expect(code(await rollback('lost'))).toEqual([409, 'does_not_resolve'])
    expect(await seen('lost')).toBe('1.1.0')
  })
})

describe('a canary', () => {
  test('is there for a part of the people, and ends with a rollback or when it is promoted to all', async () => {
    const name = await published('1.0.0', '1.1.0')
    expect(code(await promote(name, '1.1.0', { percent: 10 }))).toEqual([409, 'no_stable_release'])
    await promote(name, '1.0.0')
    await promote(name, '1.1.0', { percent: 10 })
    expect(await placement(name)).toMatchObject({ version: '1.0.0', canaryVersion: '1.1.0', canaryPercent: 10 })
    await rollback(name)
    expect(await placement(name)).toMatchObject({
      version: '1.0.0',
      canaryVersion: '',
      canaryPercent: 0,
      canarySince: '',
    })
    await promote(name, '1.1.0', { percent: 10 })
    const { canarySince } = await placement(name)
    await promote(name, '1.1.0', { percent: 50 })
    expect(await placement(name)).toMatchObject({ canaryPercent: 50, canarySince })
    await promote(name, '1.1.0')
    expect(await placement(name)).toMatchObject({ version: '1.1.0', canaryVersion: '', previousVersion: '1.0.0' })
    const { body } = await portal.deploy('GET', `/deployments?name=${name}`)
    const deeds = body.deployments.map((deed: Record<string, string>) => [
      deed.action,
      deed.version,
      deed.previousVersion,
    ])
    expect(deeds.slice(0, 4)).toEqual([
      ['promote', '1.1.0', '1.0.0'],
      ['promote', '1.1.0', '1.1.0'],
      ['promote', '1.1.0', '1.0.0'],
      ['rollback', '1.0.0', '1.1.0'],
    ])
  })
})

describe('a channel', () => {
  test('shows its own release to its people, and stable’s wherever it has none', async () => {
    const [one, two] = [await published('1.0.0', '1.1.0'), await published('1.0.0')]
    for (const name of [one, two]) await promote(name, '1.0.0')
    const operator = await portal.person()
    const tester = await portal.person()
    await portal.releases.setChannel({ member: tester.subject, channel: 'beta' }, operator)
    await promote(one, '1.1.0', { channel: 'beta', tenant: 'acme-metal' })
    const composition = await portal.portal.getComposition({}, tester)
    const versions = new Map(composition.remotes.map(({ name, version }) => [name, version]))
    expect([composition.channel, versions.get(one), versions.get(two)]).toEqual(['beta', '1.1.0', '1.0.0'])
    expect(await seen(one)).toBe('1.0.0')
    expect((await portal.deploy('GET', '/compositions')).body.compositions).toContainEqual({
      tenant: 'acme-metal',
      template: 'manufacturing-metalworking',
      channel: 'beta',
    })
    // What only the channel had goes, and stable's shows again.
    await rollback(one, { channel: 'beta', tenant: 'acme-metal' })
    const after = await portal.portal.getComposition({}, tester)
    expect(after.remotes.find(({ name }) => name === one)?.version).toBe('1.0.0')
  })

  test('cannot be written past the log, whose entries are never changed', async () => {
    await asSuperuser(databaseIn(portal.url), async client => {
      await expect(client.query('delete from deployments')).rejects.toThrow('never changed')
    })
  })
})

describe('an administrator of one tenant', () => {
  test('changes and sees the own tenant only', async () => {
    const name = await published('1.0.0')
    const admin = await portal.person('mori-foods', 'admin')
    const request = { name, version: '1.0.0' }
    const refused = (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        error => error.code,
      )
    expect(await refused(portal.releases.promote(request, admin))).toBe('not_your_tenant')
    expect(await refused(portal.releases.promote({ ...request, tenant: 'acme-metal' }, admin))).toBe('not_your_tenant')
    expect(await portal.releases.promote({ ...request, tenant: 'mori-foods' }, admin)).toMatchObject({ ok: true })
    await promote(name, '1.0.0', { tenant: 'acme-metal' })
    expect(await refused(portal.releases.rollback({ name, tenant: 'acme-metal' }, admin))).toBe('not_your_tenant')
    const { microFrontends } = await portal.releases.getReleases({}, admin)
    const own = microFrontends.flatMap(each => each.placements)
    expect(own.some(({ tenant }) => tenant === 'mori-foods')).toBe(true)
    expect(own.every(({ tenant }) => tenant === 'mori-foods')).toBe(true)
    const { deployments } = await portal.releases.listDeployments({ name }, admin)
    expect(deployments.map(({ action, tenant }) => [action, tenant])).toEqual([
      ['promote', 'mori-foods'],
      ['publish', ''],
    ])
    for (const act of [
      () => portal.releases.registerKey({ label: 'x', publicKey: portal.key.publicPem }, admin),
      () => portal.releases.revokeKey({ id: portal.key.id }, admin),
      () => portal.releases.registerBff({ name: 'x', url: 'http://localhost:1' }, admin),
    ])
      expect(await refused(act())).toBe('forbidden')
  })

  test('and nobody else in it changes anything', async () => {
    const sales = await portal.person('acme-metal', 'sales')
    for (const act of [
      () => portal.releases.promote({ name: 'parts-1', version: '1.0.0', tenant: 'acme-metal' }, sales),
      () => portal.releases.getReleases({}, sales),
      () => portal.releases.createToken({ label: 'x', rights: ['publish'], days: 1 }, sales),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'forbidden' })
  })
})
