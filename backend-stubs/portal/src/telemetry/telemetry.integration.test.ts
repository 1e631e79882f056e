import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMO_TENANTS } from '@torrent/contracts/demo'
import { NotificationService, ReleaseService, TelemetryService } from '@torrent/contracts/releases'
import type { Role } from '@torrent/policy'
import { bucketOf, type ReleaseManifest } from '@torrent/release'
import { type Broker, type CallContext, openPostgresBroker } from '@torrent/service-kit'
import { asSuperuser, clientOf, databaseIn, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createPortalService, type PortalRegistry } from '../service.ts'

const TENANT = 'acme-metal'
const LIMITS = { minimumViews: 30, minimumVitals: 30 }

let url: string
let releasesDir: string
let service: PortalRegistry
let broker: Broker
let salt: string
let identity: Awaited<ReturnType<typeof testIdentity>>

const sql = <Row>(statement: string, values: unknown[] = []) =>
  asSuperuser(databaseIn(url), async client => (await client.query(statement, values)).rows as Row[])

beforeAll(async () => {
  identity = await testIdentity()
  url = await testDatabase('portal')
  broker = await openPostgresBroker(await testDatabase('broker'))
  releasesDir = await mkdtemp(join(tmpdir(), 'torrent-releases-'))
  service = await createPortalService({ url, releasesDir, telemetry: { limits: LIMITS, debounceMs: 0 } })
  await service.seedTenants(DEMO_TENANTS)
  await sql(`alter table releases disable trigger immutable`)
  for (const version of ['1.3.0', '1.4.0', '1.5.0', '9.9.9'])
    await sql(
      `insert into releases (name, version, manifest, signature, key_id, origin, published_by, size, script_gzip_size, file_count)
      values ('quote', $1, $2, '', '', 'published', 'test', 0, 0, 0)`,
      [version, Buffer.from(JSON.stringify(manifest(version)))],
    )
  const [fact] = await sql<{ value: string }>(`select value from portal_facts where fact = 'bucket-salt'`)
  salt = fact?.value ?? ''
})

afterAll(async () => {
  await service?.stop()
  await broker?.close()
  await rm(releasesDir, { recursive: true, force: true })
})

beforeEach(() => beginTrial())

function manifest(version: string): ReleaseManifest {
  return {
    ...{ format: 1, name: 'quote', version, revision: '', portal: '*', shared: {}, intents: {}, bff: null, files: [] },
    description: { name: 'quote', title: { ja: '見積', en: 'Quotes' }, basePath: '/quotes', provides: [], uses: [] },
    budget: { entry: 1, script: 1, total: 1 },
  }
}

/** A new trial of 1.5.0 with half of the people, beside 1.4.0. */
async function beginTrial(): Promise<void> {
  await sql(`delete from placements where name = 'quote'`)
  await sql(
    `insert into placements (tenant, channel, name, version, canary_version, canary_percent, canary_since, previous, changed_by, changed_by_kind)
    select id, 'stable', 'quote', '1.4.0', '1.5.0', 50, clock_timestamp(), '{1.3.0}', 'test', 'person' from tenants`,
  )
}

/** Somebody who is served the stable release or the canary. */
async function someone(served: 'stable' | 'canary', tenant = TENANT, role: Role = 'sales'): Promise<CallContext> {
  for (;;) {
    const { principal, call } = await identity.person(tenant, role)
    const isOnTrial = bucketOf(salt, tenant, principal.subject) < 50
    if (isOnTrial === (served === 'canary')) return call
  }
}

const times = (count: number, version: string, kind: string, value = 1) =>
  Array.from({ length: count }, () => ({ name: 'quote', version, kind, value }))

const report = (call: CallContext, ...measurements: ReturnType<typeof times>) =>
  clientOf(TelemetryService, service, identity.verify).reportMeasurements({ measurements }, call)

/** Four people each of stable and canary look at ten screens; those with the canary meet what is given as well. */
async function visit(extra: () => ReturnType<typeof times> = () => [], people = 4): Promise<void> {
  for (let person = 0; person < people; person++) {
    await report(await someone('stable'), ...times(10, '1.4.0', 'view'))
    await report(await someone('canary'), ...times(10, '1.5.0', 'view'), ...extra())
  }
}

const canaryOf = async (tenant = TENANT) =>
  (
    await sql<{ version: string; canary: string | null }>(
      `select version, canary_version as canary from placements where tenant = $1 and name = 'quote'`,
      [tenant],
    )
  )[0]
const ended = () => vi.waitFor(async () => expect(await canaryOf()).toEqual({ version: '1.4.0', canary: null }))

/** How the canary is, as an administrator sees it. */
async function health(call?: CallContext) {
  const asking = call ?? (await identity.person(TENANT, 'admin')).call
  const { microFrontends } = await clientOf(ReleaseService, service, identity.verify).getReleases({}, asking)
  return microFrontends.find(({ name }) => name === 'quote')?.canaries ?? []
}

test('a canary with more errors is ended, in its tenant only, and its administrators are told', async () => {
  await visit(() => times(3, '1.5.0', 'error'))
  await ended()
  expect(await canaryOf('mori-foods')).toEqual({ version: '1.4.0', canary: '1.5.0' })

  const [entry] = await sql(`select actor_kind, action, name, version, previous_version, tenant from deployments
    where action = 'abort' order by at desc limit 1`)
  expect(entry).toMatchObject({ actor_kind: 'portal', action: 'abort', name: 'quote', tenant: TENANT })

  const inbox = clientOf(NotificationService, service, identity.verify)
  const { notifications, unread } = await inbox.listNotifications({}, (await identity.person(TENANT, 'admin')).call)
  expect(unread).toBe(1)
  expect(notifications[0]).toMatchObject({
    title: { en: 'The canary of quote 1.5.0 was rolled back' },
    tone: 'danger',
    href: '/admin/releases',
    read: false,
  })
  expect(notifications[0]?.body?.en).toContain('Too many errors')
  for (const [tenant, role] of [
    [TENANT, 'sales'],
    ['mori-foods', 'admin'],
  ] as const)
    expect((await inbox.listNotifications({}, (await identity.person(tenant, role)).call)).notifications).toEqual([])
})

test('open pages hear of it: what is in force, and that there is something to read', async () => {
  const heard: string[] = []
  await broker.subscribe({
    group: 'test',
    topics: ['outbox.event.portal.changed', 'outbox.event.portal.notified'],
    handle: async ({ topic, message: { tenant, key } }) => {
      heard.push(`${topic} ${tenant} ${key}`)
      return undefined
    },
  })
  await service.start(broker)
  await visit(() => times(3, '1.5.0', 'load_failure'))
  await ended()
  const [newest] = await sql<{ id: string }>('select id from notifications order by at desc limit 1')
  await vi.waitFor(() => {
    expect(heard).toContain(`outbox.event.portal.changed ${TENANT} ${TENANT}/quote`)
    expect(heard).toContain(`outbox.event.portal.notified ${TENANT} ${newest?.id}`)
  })
})

test('a canary that is slower is ended, by what its people waited', async () => {
  for (let person = 0; person < 8; person++) {
    await report(await someone('stable'), ...times(10, '1.4.0', 'view'), ...times(10, '1.4.0', 'lcp', 900))
    await report(await someone('canary'), ...times(10, '1.5.0', 'view'), ...times(10, '1.5.0', 'lcp', 3_000))
  }
  await ended()
})

test('a canary that is like the stable release stays, and its figures are there to see', async () => {
  for (let person = 0; person < 4; person++) {
    await report(await someone('stable'), ...times(10, '1.4.0', 'view'), ...times(3, '1.4.0', 'error'))
    await report(
      await someone('canary'),
      ...times(10, '1.5.0', 'view'),
      ...times(3, '1.5.0', 'error'),
      ...times(5, '1.5.0', 'inp', 80),
    )
  }
  const [shown] = await health()
  expect(shown).toMatchObject({
    ...{ tenant: TENANT, channel: 'stable', verdict: 'healthy' },
    stable: { version: '1.4.0', views: 40, errors: 12, loadFailures: 0, inpMs: 0 },
    canary: { version: '1.5.0', views: 40, errors: 12 },
  })
  expect(shown?.canary?.inpMs).toBeGreaterThan(70)
  expect(shown?.canary?.inpMs).toBeLessThan(90)
  expect(shown?.reason?.ja).not.toBe('')
})

test('with too little to go by a canary waits, however bad it looks', async () => {
  await report(await someone('stable'), ...times(10, '1.4.0', 'view'))
  await report(await someone('canary'), ...times(10, '1.5.0', 'view'), ...times(3, '1.5.0', 'error'))
  expect((await health())[0]).toMatchObject({ verdict: 'waiting', canary: { views: 10, errors: 3 } })
})

test('two people cannot end a canary together, whatever they say', async () => {
  await visit(undefined, 6)
  for (const person of [await someone('canary'), await someone('canary')])
    for (let batch = 0; batch < 10; batch++) await report(person, ...times(50, '1.5.0', 'error'))
  expect((await health())[0]).toMatchObject({ verdict: 'healthy', canary: { errors: 6 } })
})

test('nobody speaks for a release that they do not have', async () => {
  const outside = await someone('stable')
  await report(outside, ...times(3, '1.5.0', 'error'), ...times(5, '9.9.9', 'error'), ...times(2, '1.3.0', 'view'))
  await report(await someone('canary', 'mori-foods'), ...times(3, '1.5.0', 'error'))
  expect((await health())[0]?.canary).toMatchObject({ views: 0, errors: 0 })
  const kept = await sql<{ version: string }>(
    `select distinct version from measurements where version in ('9.9.9', '1.3.0')`,
  )
  // 1.3.0 was in force here before, and pages of it may still be open.
  expect(kept).toEqual([{ version: '1.3.0' }])
})

test('what was measured in an earlier trial of the same release does not count', async () => {
  await visit(() => times(3, '1.5.0', 'error'))
  await ended()
  await beginTrial()
  await visit()
  expect((await health())[0]).toMatchObject({ verdict: 'healthy', canary: { views: 40, errors: 0 } })
})

test('people in a channel of their own are judged by its placement', async () => {
  await sql(`insert into placements (tenant, channel, name, version, canary_version, canary_percent, canary_since, changed_by, changed_by_kind)
    values ('${TENANT}', 'beta', 'quote', '1.4.0', '1.5.0', 99, now(), 'test', 'person')`)
  const { principal, call } = await identity.person(TENANT, 'sales')
  await sql(`insert into channel_members values ('${TENANT}', $1, 'beta')`, [principal.subject])
  await report(call, ...times(4, '1.5.0', 'view'))
  const shown = await health()
  expect(shown.map(({ channel, canary }) => [channel, canary?.views])).toEqual([
    ['beta', bucketOf(salt, TENANT, principal.subject) < 99 ? 4 : 0],
    ['stable', 0],
  ])
})

test('what was measured just before a stop is judged at the next start', async () => {
  const deaf = await createPortalService({ url, releasesDir, telemetry: { limits: LIMITS, debounceMs: 3_600_000 } })
  const told = clientOf(TelemetryService, deaf, identity.verify)
  for (let person = 0; person < 4; person++) {
    await told.reportMeasurements({ measurements: times(10, '1.4.0', 'view') }, await someone('stable'))
    const bad = [...times(10, '1.5.0', 'view'), ...times(3, '1.5.0', 'error')]
    await told.reportMeasurements({ measurements: bad }, await someone('canary'))
  }
  await deaf.stop()
  expect((await canaryOf())?.canary).toBe('1.5.0')
  const next = await createPortalService({ url, releasesDir, telemetry: { limits: LIMITS } })
  await next.start(broker)
  await next.stop()
  expect((await canaryOf())?.canary).toBeNull()
})

test('nonsense is refused whole, and nothing of it is kept', async () => {
  const call = await someone('stable')
  const before = await sql(`select sum(times) from measurements`)
  const good = { name: 'quote', version: '1.4.0', kind: 'view', value: 1 }
  const odd = [
    { kind: 'mood' },
    { value: -1 },
    { value: 3_600_001 },
    { name: '../quote' },
    { name: '' },
    { version: '1.4.0 ' },
    { version: '' },
  ]
  for (const change of odd)
    await expect(report(call, good, { ...good, ...change })).rejects.toMatchObject({ code: 'invalid' })
  await expect(report(call, ...times(51, '1.4.0', 'view'))).rejects.toMatchObject({ code: 'invalid' })
  await expect(report({ token: undefined }, good)).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await sql(`select sum(times) from measurements`)).toEqual(before)
})

test('nothing is kept that says who it was', async () => {
  const { principal, call } = await identity.person(TENANT, 'sales')
  await report(call, ...times(5, '1.4.0', 'view'))
  const tables = await sql<{ table: string }>(
    `select relname as table from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  for (const { table } of tables) {
    const [found] = await sql<{ count: number }>(
      `select count(*)::int as count from "${table}" t where t::text like $1`,
      [`%${principal.subject}%`],
    )
    expect([table, found?.count]).toEqual([table, 0])
  }
})
