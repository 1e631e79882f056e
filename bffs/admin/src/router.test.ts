import { create, type DescMethodUnary } from '@bufbuild/protobuf'
import type { BffContext } from '@torrent/bff-kit'
import { MemberService } from '@torrent/contracts/member'
import { ReleaseService } from '@torrent/contracts/releases'
import { describe, expect, test } from 'vitest'
import { adminRouter } from './index.ts'

const ID = '7a0c6c1e-6a53-4d0a-9d0e-6a1f0b6f2f10'
const KEY = '0123456789abcdef'

type Call = [method: string, request: unknown, token: string | undefined]

/** A caller of the router in front of services that answer what they are told to and note how they were called. */
function admin(answers: Record<string, Record<string, unknown>>, roles: string[] | null = ['operator']) {
  const calls: Call[] = []
  const client = (methods: Record<string, DescMethodUnary>) =>
    Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [
        name,
        async (request: unknown, context: { token?: string }) => {
          calls.push([name, request, context.token])
          return create(method.output, answers[name] ?? {})
        },
      ]),
    )
  const context = {
    principal: roles && { subject: ID, tenant: 'acme-metal', name: '', email: '', roles, token: 'the token' },
    traceparent: '',
    seen: [],
    clients: { releases: client(ReleaseService.method), member: client(MemberService.method) },
  } as unknown as BffContext
  return { calls, caller: adminRouter.createCaller(context) }
}

type Caller = ReturnType<typeof admin>['caller']

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error as { code: string }).code,
  )

const placement = { tenant: 'acme-metal', channel: 'stable', name: 'quote', version: '1.0.0', revision: 3 }
const promotion = { name: 'quote', version: '1.1.0', tenant: 'acme-metal', channel: 'stable', percent: 10 }

test('what is in force comes as plain data, all the way down', async () => {
  const quote = { name: 'quote', title: { ja: '見積', en: 'Quotes' }, placements: [placement], newestVersion: '1.1.0' }
  const { caller, calls } = admin({ getReleases: { microFrontends: [quote] } })
  const overview = await caller.releases.overview()
  expect(overview).toMatchObject([quote])
  expect(JSON.stringify(overview)).not.toContain('$typeName')
  expect(calls.map(([name, , token]) => [name, token])).toEqual([
    ['getReleases', 'the token'],
    ['listKeys', 'the token'],
  ])
})

test('what is in force but signed with a key that is no longer trusted for it is named', async () => {
  const other = 'fedcba9876543210'
  const releases = [
    { name: 'quote', version: '1.0.0', keyId: KEY, placements: [placement] },
    { name: 'quote', version: '0.9.0', keyId: KEY },
    { name: 'quote', version: '1.1.0', keyId: other, placements: [placement] },
    { name: 'quote', version: '1.2.0', keyId: 'unregistered', placements: [placement] },
  ]
  const overview = { microFrontends: [{ name: 'quote', placements: [placement] }] }
  const untrusted = async (...keys: object[]) => {
    const { caller } = admin({ getReleases: overview, listReleases: { releases }, listKeys: { keys } })
    return (await caller.releases.overview())[0]?.untrusted
  }
  expect(await untrusted({ id: KEY, revokedAt: '2026-11-22T00:00:00Z' }, { id: other })).toEqual(['1.0.0', '1.2.0'])
  expect(await untrusted({ id: KEY, names: ['order'] }, { id: other, names: ['quote'] })).toEqual(['1.0.0', '1.2.0'])
  expect(await untrusted({ id: KEY }, { id: other })).toEqual([])
})

test('a plan changes nothing, a promotion is based on what was planned', async () => {
  const { caller, calls } = admin({ promote: { ok: true, changes: [{ before: placement, after: placement }] } })
  expect(await caller.promotions.plan(promotion)).toMatchObject({ ok: true, changes: [{ before: placement }] })
  const basedOn = [{ tenant: 'acme-metal', channel: 'stable', revision: 3 }]
  await caller.promotions.promote({ ...promotion, basedOn, note: 'Friday' })
  expect(calls.map(([, request]) => request)).toEqual([
    { ...promotion, dryRun: true },
    { ...promotion, basedOn, note: 'Friday' },
  ])
})

test('a rollback is planned and done for the same place', async () => {
  const { caller, calls } = admin({})
  const target = { name: 'quote', tenant: '', channel: 'beta' }
  await caller.promotions.planRollback(target)
  await caller.promotions.rollback(target)
  expect(calls.map(([name, request]) => [name, request])).toEqual([
    ['rollback', { ...target, dryRun: true }],
    ['rollback', { ...target, note: '', basedOn: [] }],
  ])
})

test('a key names what would stop running without it', async () => {
  const releases = [
    { name: 'quote', version: '1.0.0', keyId: KEY, placements: [placement] },
    { name: 'quote', version: '0.9.0', keyId: KEY },
    { name: 'quote', version: '1.1.0', keyId: 'fedcba9876543210', placements: [placement] },
  ]
  const { caller } = admin({ getReleases: { microFrontends: [{ name: 'quote' }] }, listReleases: { releases } })
  expect(await caller.keys.inForce({ id: KEY })).toMatchObject([{ version: '1.0.0', placements: [placement] }])
})

test('people in channels have names, and one who has left keeps the line', async () => {
  const { caller } = admin({
    listChannelMembers: { members: [{ member: ID, channel: 'beta' }] },
    getMember: { id: ID, name: '佐藤 美咲', email: 'sales@acme-metal.example' },
  })
  expect(await caller.channels.list()).toEqual([
    { member: ID, channel: 'beta', name: '佐藤 美咲', email: 'sales@acme-metal.example' },
  ])
})

test('the contract of a BFF stays in the house', async () => {
  const { caller } = admin({ listBffs: { bffs: [{ name: 'parts', url: 'http://parts:4701', contract: '{}' }] } })
  expect(await caller.bffs.list()).toEqual([
    { name: 'parts', url: 'http://parts:4701', registeredBy: '', registeredAt: '' },
  ])
})

describe('the door', () => {
  const reading = (caller: Caller) => [
    () => caller.releases.overview(),
    () => caller.releases.list({ name: 'quote' }),
    () => caller.releases.log({}),
    () => caller.keys.list(),
    () => caller.bffs.list(),
  ]
  const managing = (caller: Caller) => [
    () => caller.promotions.plan(promotion),
    () => caller.promotions.promote(promotion),
    () => caller.promotions.rollback({ name: 'quote', tenant: '', channel: '' }),
    () => caller.channels.set({ member: ID, channel: 'beta' }),
    () => caller.previews.create({ name: 'quote', version: '1.1.0', hours: 4 }),
    () => caller.tokens.create({ label: 'CI', rights: ['publish'], tenant: '', days: 30 }),
  ]
  const operating = (caller: Caller) => [
    () => caller.keys.register({ label: 'Team', publicKey: 'PEM' }),
    () => caller.keys.revoke({ id: KEY }),
    () => caller.bffs.plan({ name: 'parts', url: 'http://parts:4701' }),
    () => caller.bffs.register({ name: 'parts', url: 'http://parts:4701' }),
    () => caller.bffs.remove({ name: 'parts' }),
  ]

  test('is closed to whoever works in the business, and no service is asked', async () => {
    for (const roles of [null, [], ['sales'], ['approver'], ['orders'], ['shipping']]) {
      const { caller, calls } = admin({}, roles)
      const refused = roles === null ? 'UNAUTHORIZED' : 'FORBIDDEN'
      for (const call of [...reading(caller), ...managing(caller), ...operating(caller)])
        expect(await refusal(call())).toBe(refused)
      expect(calls).toEqual([])
    }
  })

  test('lets an administrator change the own tenant, but not keys and BFFs', async () => {
    const { caller } = admin({}, ['admin'])
    for (const call of [...reading(caller), ...managing(caller)]) expect(await refusal(call())).toBeUndefined()
    for (const call of operating(caller)) expect(await refusal(call())).toBe('FORBIDDEN')
  })

  test('is open to who runs the portal', async () => {
    const { caller } = admin({}, ['operator'])
    for (const call of [...reading(caller), ...managing(caller), ...operating(caller)])
      expect(await refusal(call())).toBeUndefined()
  })

  test('lets no odd input through', async () => {
    const { caller, calls } = admin({})
    const odd: (() => Promise<unknown>)[] = [
      () => caller.releases.list({ name: '../quote' }),
      () => caller.releases.get({ name: 'quote', version: 'latest' }),
      () => caller.promotions.plan({ ...promotion, percent: 0 }),
      () => caller.promotions.plan({ ...promotion, percent: 101 }),
      () => caller.promotions.plan({ ...promotion, tenant: '*' }),
      () => caller.promotions.promote({ ...promotion, note: 'x'.repeat(1001) }),
      () => caller.promotions.promote({ ...promotion, note: 'a\0' }),
      () => caller.channels.set({ member: 'x', channel: 'beta' }),
      () => caller.channels.set({ member: ID, channel: '' }),
      () => caller.previews.create({ name: 'quote', hours: 73 }),
      () => caller.previews.create({ name: 'quote', hours: 1, devOrigin: 'javascript:alert(1)' }),
      () => caller.tokens.create({ label: 'CI', rights: [], tenant: '', days: 30 }),
      () => caller.tokens.create({ label: 'CI', rights: ['publish'], tenant: '', days: 366 }),
      () => caller.keys.revoke({ id: 'x' }),
      () => caller.bffs.plan({ name: 'parts', url: 'file:///etc/passwd' }),
    ]
    for (const call of odd) expect(await refusal(call())).toBe('BAD_REQUEST')
    expect(calls).toEqual([])
  })
})
