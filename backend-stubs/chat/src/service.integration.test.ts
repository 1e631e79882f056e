import { randomUUID } from 'node:crypto'
import { create } from '@bufbuild/protobuf'
import { ActorSchema, CommandEnvelopeSchema, SagaAddressSchema } from '@torrent/contracts/backbone'
import { ChatService, CreateGroupRoomSchema } from '@torrent/contracts/chat'
import { ConversationService } from '@torrent/contracts/conversation'
import { GroupEventSchema } from '@torrent/contracts/group'
import {
  type Broker,
  type CallContext,
  type Client,
  envelope,
  openPostgresBroker,
  Refused,
  serviceToken,
  toPayload,
  topicOf,
} from '@torrent/service-kit'
import { clientOf, type TestIdentity, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Chat, createChatService } from './service.ts'

const TENANT = 'acme-metal'

let identity: TestIdentity
let broker: Broker
let service: Chat
let chat: Client<typeof ChatService>
let conversations: Client<typeof ConversationService>
const names = new Map<string, string>()

beforeAll(async () => {
  identity = await testIdentity()
  broker = await openPostgresBroker(await testDatabase('broker'))
  service = await createChatService({
    url: await testDatabase('chat'),
    tokenFor: tenant => serviceToken(identity.internalKey, 'chat', tenant),
    resolveAttachments: async () => [],
    members: {
      getMembers: async ({ ids = [] }: { ids?: string[] }) => ({
        members: ids.flatMap(id => (names.has(id) ? [{ id, name: names.get(id) }] : [])),
      }),
    } as never,
  })
  chat = clientOf(ChatService, service, identity.verify)
  conversations = clientOf(ConversationService, service, identity.verify)
  await service.start(broker)
})

afterAll(async () => {
  await broker?.close()
  await service?.stop()
})

async function person(tenant = TENANT): Promise<{ id: string; call: CallContext }> {
  const { principal, call } = await identity.person(tenant, 'sales')
  names.set(principal.subject, principal.name)
  return { id: principal.subject, call }
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof Refused ? `${error.code} ${error.field}` : error),
  )

test('the same people always have the same room, whoever opens it, and nobody else knows of it', async () => {
  const [one, other, third] = [await person(), await person(), await person()]
  const room = await chat.openDirect({ memberIds: [other.id] }, one.call)
  expect(room).toMatchObject({ kind: 'direct', name: '', memberCount: 2, mine: { member: true, level: 'all' } })
  expect(room.people.map(({ id }) => id).sort()).toEqual([one.id, other.id].sort())
  expect((await chat.openDirect({ memberIds: [one.id, one.id, other.id] }, other.call)).id).toBe(room.id)
  const three = await chat.openDirect({ memberIds: [one.id, other.id] }, third.call)
  expect(three.id).not.toBe(room.id)
  const message = { id: randomUUID(), conversationId: room.id, body: '内緒の話' }
  await conversations.postMessage(message, one.call)
  expect(await refusal(conversations.getConversation({ id: room.id }, third.call))).toMatch(/^not_found /)
  expect((await conversations.searchMessages({ text: '内緒' }, third.call)).found).toEqual([])
  expect((await conversations.searchMessages({ text: '内緒' }, other.call)).found).toHaveLength(1)
})

test('somebody alone has a room for notes', async () => {
  const me = await person()
  const notes = await chat.openDirect({ memberIds: [] }, me.call)
  expect(notes).toMatchObject({ kind: 'direct', memberCount: 1 })
  expect((await chat.openDirect({ memberIds: [me.id] }, me.call)).id).toBe(notes.id)
})

test('only people of the tenant are spoken to, and few at once', async () => {
  const me = await person()
  const many = await Promise.all(Array.from({ length: 9 }, () => person()))
  expect(await refusal(chat.openDirect({ memberIds: [randomUUID()] }, me.call))).toBe('unknown_member memberIds')
  expect(await refusal(chat.openDirect({ memberIds: ['..'] }, me.call))).toBe('invalid memberIds[0]')
  expect(await refusal(chat.openDirect({ memberIds: many.map(({ id }) => id) }, me.call))).toBe('too_many memberIds')
})

test('the room of a group has the people of the group', async () => {
  const [owner, newcomer] = [await person(), await person()]
  const [id, groupId] = [randomUUID(), randomUUID()]
  const command = { id, groupId, name: '製造部', memberIds: [owner.id], ownerId: owner.id }
  const body = envelope(CreateGroupRoomSchema, create(CreateGroupRoomSchema, command), {
    ...{ commandId: randomUUID(), issuedAt: new Date().toISOString() },
    actor: create(ActorSchema, { id: owner.id, roles: ['sales'] }),
    replyTo: create(SagaAddressSchema, { service: 'group', sagaId: randomUUID(), step: 'room' }),
  })
  await publish('chat.commands', id, toPayload(CommandEnvelopeSchema, body))
  const seenBy = (call: CallContext) => conversations.getConversation({ id }, call)
  const room = await vi.waitFor(() => seenBy(owner.call), { timeout: 15_000, interval: 10 })
  expect(room).toMatchObject({ kind: 'room', name: '製造部', groupId, open: false, memberCount: 1 })
  const tell = (type: string) => {
    const group = { id: groupId, name: '製造部', open: true }
    const event = create(GroupEventSchema, { type, group: group as never, memberIds: [newcomer.id] })
    return publish('group', groupId, toPayload(GroupEventSchema, event))
  }
  await tell('joined')
  await vi.waitFor(() => seenBy(newcomer.call), { timeout: 15_000, interval: 10 })
  await tell('left')
  // However open its group is, a room is its members' alone.
  await tell('changed')
  await vi.waitFor(async () => expect(await refusal(seenBy(newcomer.call))).toMatch(/^not_found /), {
    ...{ timeout: 15_000, interval: 10 },
  })
})

async function publish(topic: string, key: string, payload: unknown) {
  const message = { id: randomUUID(), key, type: 'test', tenant: TENANT, version: 0, traceparent: '', payload }
  await broker.publish([{ topic: topicOf(topic), message }])
}
