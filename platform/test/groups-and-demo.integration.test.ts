import { randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuthService } from '@torrent/auth-service'
import { DEMO_TENANTS, type DemoMember, demoMembers } from '@torrent/contracts/demo'
import { demoGroups } from '@torrent/contracts/demo-groups'
import {
  ChangeGroupRoleSchema,
  CreateGroupSchema,
  ExpelGroupMemberSchema,
  LeaveGroupSchema,
  UpdateGroupSchema,
} from '@torrent/contracts/group'
import { type CallContext, openPostgresBroker } from '@torrent/service-kit'
import { testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type DatabaseName, SERVICES_WITH_DATABASE } from '../src/databases.ts'
import { seedDemo } from '../src/seed-demo.ts'
import { createServices } from '../src/services.ts'
import { type Person, personWith } from './person.ts'

const TENANT = 'acme-metal'

let system: Awaited<ReturnType<typeof startDemo>>
let sales: Person & { id: string }
let orders: Person & { id: string }

beforeAll(async () => {
  system = await startDemo()
  ;[sales, orders] = await Promise.all([signedIn('sales'), signedIn('orders')])
}, 120_000)
afterAll(() => system?.close())

/** The platform's services in this process, with the demo's people, groups and talk. */
async function startDemo() {
  const urls = Object.fromEntries(
    await Promise.all(SERVICES_WITH_DATABASE.map(async name => [name, await testDatabase(name)] as const)),
  ) as Record<DatabaseName, string>
  const identity = await testIdentity()
  const folder = await mkdtemp(join(tmpdir(), 'torrent-demo-'))
  const broker = await openPostgresBroker(urls.broker)
  const services = await createServices({
    ...{
      urls,
      verify: identity.verify,
      internalKey: identity.internalKey,
      devRemotes: {},
      elsewhere: new Set<string>(),
    },
    ...{ releasesDir: folder, filesDir: folder },
  })
  const secrets = { clientSecret: 'x'.repeat(43), cookieSecrets: ['y'.repeat(43)] }
  const auth = createAuthService({ databaseUrl: urls.auth, issuer: 'http://localhost/oidc', ...secrets, demo: true })
  await auth.jwks()
  await services.portal.seedTenants(DEMO_TENANTS)
  for (const { id } of DEMO_TENANTS) await Promise.all(services.all.map(service => service.provision(id)))
  const seed = () => seedDemo(auth.accounts, services)
  await seed()
  await Promise.all(services.all.map(service => service.start(broker)))
  return {
    ...{ identity, seed, clients: services.clients },
    async close() {
      await broker.close()
      await Promise.all([...services.all, auth].map(service => service.stop()))
    },
  }
}

async function signedIn(part: string): Promise<Person & { id: string }> {
  const member = demoMembers(TENANT).find(one => one.part === part) as DemoMember
  const call = await system.identity.member(member)
  return { ...personWith(call, { job: system.clients.job }), id: member.id }
}

/** What follows from an event comes a moment after its cause. */
const eventually = <T>(check: () => Promise<T>) => vi.waitFor(check, { timeout: 20_000, interval: 50 })
const conversationsOf = async (service: 'channel' | 'chat', call: CallContext) =>
  (await system.clients.conversations[service].listConversations({}, call)).conversations

test('the demo has its groups, each with a channel, a room and a bucket, and something to read', async () => {
  const { clients } = system
  await eventually(async () => {
    const { groups } = await clients.group.listGroups({}, sales.call)
    const mine = demoGroups(TENANT).filter(({ open, memberIds }) => open || memberIds.includes(sales.id))
    expect(groups.map(({ id }) => id).sort()).toEqual(mine.map(({ id }) => id).sort())
  })
  const mine = demoGroups(TENANT).filter(({ memberIds }) => memberIds.includes(sales.id))
  const channels = new Map((await conversationsOf('channel', sales.call)).map(found => [found.id, found]))
  const rooms = new Set((await conversationsOf('chat', sales.call)).map(({ id }) => id))
  const buckets = new Set((await clients.storage.listBuckets({}, sales.call)).buckets.map(({ id }) => id))
  for (const group of mine) {
    expect(channels.get(group.channelId), group.name).toMatchObject({ name: group.name, groupId: group.id })
    expect(rooms.has(group.roomId), group.name).toBe(true)
    expect(buckets.has(group.bucketId), group.name).toBe(true)
    const asked = { conversationId: group.channelId }
    const { messages } = await clients.conversations.channel.listMessages(asked, sales.call)
    expect(messages.length, group.name).toBeGreaterThan(0)
  }
  expect([...channels.values()].some(({ mine: own }) => (own?.unread ?? 0) > 0)).toBe(true)
})

test('what was shared in the demo can be opened by those who see the message', async () => {
  const { clients } = system
  const making = demoGroups(TENANT).find(({ key }) => key === 'making')
  const foreman = await signedIn('foreman')
  const asked = { conversationId: making?.channelId ?? '' }
  const { messages } = await clients.conversations.channel.listMessages(asked, foreman.call)
  const [attachment] = messages.flatMap(({ attachments }) => attachments)
  expect(attachment).toMatchObject({ contentType: 'image/png', width: 960 })
  const file = await clients.storage.getFile({ id: attachment?.fileId ?? '' }, foreman.call)
  expect(file).toMatchObject({ name: attachment?.name, hasThumbnail: true, bucketId: making?.bucketId })
})

test('starting again adds nothing', async () => {
  const look = async () => {
    const channels = await conversationsOf('channel', sales.call)
    return channels.map(({ id, lastSeq, memberCount }) => `${id} ${lastSeq} ${memberCount}`).sort()
  }
  const before = await look()
  await system.seed()
  expect(await look()).toEqual(before)
})

test('who makes a group talks in it, and who is expelled or leaves hears nothing more', async () => {
  const { clients } = system
  const id = randomUUID()
  const name = `特別 ${id.slice(0, 8)}`
  const maker = await signedIn('maker')
  await sales.does(CreateGroupSchema, { id, name, open: false, memberIds: [orders.id, maker.id] })
  const group = await clients.group.getGroup({ id }, orders.call)
  const homes = [
    ['channel', group.channelId],
    ['chat', group.roomId],
  ] as const
  for (const [service, conversationId] of homes) {
    const message = { id: randomUUID(), conversationId, body: `こんにちは ${service}` }
    await clients.conversations[service].postMessage(message, orders.call)
    const { messages } = await clients.conversations[service].listMessages({ conversationId }, sales.call)
    expect(messages.map(({ body }) => body)).toEqual([message.body])
  }
  expect((await clients.storage.listBuckets({}, orders.call)).buckets.map(bucket => bucket.id)).toContain(
    group.bucketId,
  )

  await sales.does(ExpelGroupMemberSchema, { id, memberId: orders.id })
  await maker.does(LeaveGroupSchema, { id })
  for (const person of [orders, maker]) {
    await expect(clients.group.getGroup({ id }, person.call)).rejects.toMatchObject({ code: 'not_found' })
    for (const [service, conversationId] of homes)
      await eventually(() =>
        expect(clients.conversations[service].listMessages({ conversationId }, person.call)).rejects.toMatchObject({
          code: 'not_found',
        }),
      )
    const { buckets } = await clients.storage.listBuckets({}, person.call)
    expect(buckets.map(bucket => bucket.id)).not.toContain(group.bucketId)
  }
})

test('whoever comes to own a group owns its channel and its room, and who owns it no more does not', async () => {
  const { clients } = system
  const id = randomUUID()
  await sales.does(CreateGroupSchema, { id, name: `引継ぎ ${id.slice(0, 8)}`, open: false, memberIds: [orders.id] })
  const { channelId, roomId } = await clients.group.getGroup({ id }, sales.call)
  const roles = async () => {
    const homes = { channel: channelId, chat: roomId } as const
    const seen = Object.entries(homes).flatMap(([service, part]) =>
      [sales, orders].map(async ({ call }) => {
        const conversation = clients.conversations[service as keyof typeof homes]
        return (await conversation.getConversation({ id: part }, call)).mine?.role
      }),
    )
    return Promise.all(seen)
  }
  expect(await roles()).toEqual(['owner', 'member', 'owner', 'member'])
  await sales.does(ChangeGroupRoleSchema, { id, memberId: orders.id, role: 'owner' })
  await sales.does(ChangeGroupRoleSchema, { id, memberId: sales.id, role: 'member' })
  await eventually(async () => expect(await roles()).toEqual(['member', 'owner', 'member', 'owner']))
})

test('a group that is renamed or opened takes its channel along, its room stays closed', async () => {
  const { clients } = system
  const id = randomUUID()
  const made = { id, name: `改名前 ${id.slice(0, 8)}`, open: false }
  await sales.does(CreateGroupSchema, made)
  const name = `改名後 ${id.slice(0, 8)}`
  await sales.does(UpdateGroupSchema, { ...made, baseVersion: 1, name, open: true })
  const { channelId, roomId } = await clients.group.getGroup({ id }, sales.call)
  await eventually(async () => {
    const seen = await clients.conversations.channel.getConversation({ id: channelId }, orders.call)
    expect(seen).toMatchObject({ name, open: true })
  })
  const room = clients.conversations.chat.getConversation({ id: roomId }, orders.call)
  await expect(room).rejects.toMatchObject({ code: 'not_found' })
})
