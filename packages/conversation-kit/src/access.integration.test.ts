import { randomUUID } from 'node:crypto'
import type { CallContext } from '@torrent/service-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal, type Talker, type TestConversations, testConversations } from './conversations.fixture.ts'
import { changeConversation, discussionId, removeMembers } from './index.ts'

let chat: TestConversations
let anna: Talker
let ben: Talker

beforeAll(async () => {
  chat = await testConversations()
  anna = await chat.person()
  ben = await chat.person('admin')
})

afterAll(() => chat?.stop())

/** Everything that somebody can ask about one conversation and a message in it. */
function asks(conversationId: string, id: string): Record<string, object> {
  const messageId = id
  return {
    getConversation: { id: conversationId },
    listMembers: { conversationId },
    listMessages: { conversationId },
    getMessage: { conversationId, id },
    postMessage: { conversationId, id: randomUUID(), body: 'x' },
    editMessage: { conversationId, id, body: 'x' },
    deleteMessage: { conversationId, id },
    react: { conversationId, messageId, emoji: '👍', on: true },
    pin: { conversationId, messageId, on: true },
    save: { conversationId, messageId, on: true },
    listEdits: { conversationId, messageId },
    listPins: { conversationId },
    markRead: { conversationId, seq: 1 },
    saveDraft: { conversationId, draft: 'x' },
    setLevel: { conversationId, level: 'none' },
    setFavourite: { conversationId, on: true },
  }
}

async function answers(who: Talker, conversationId: string, messageId: string): Promise<Record<string, unknown>> {
  const client = chat.client as unknown as Record<string, (request: object, call: CallContext) => Promise<unknown>>
  const told = await Promise.all(
    Object.entries(asks(conversationId, messageId)).map(
      async ([method, request]) =>
        [method, await refusal(client[method]?.(request, who.call) ?? missing(method))] as const,
    ),
  )
  return Object.fromEntries(told.map(([method, answer]) => [method, typeof answer === 'string' ? answer : 'answered']))
}

const missing = (method: string) => Promise.reject(new Error(`there is no ${method}`))
const everyAnswer = (told: Record<string, unknown>) => [...new Set(Object.values(told))]

test('nobody but its members knows of a private channel, whatever their role or tenant', async () => {
  const room = await chat.channel([anna], { name: 'secret plans' })
  const { id } = await chat.post(anna, room, 'secret')
  for (const outsider of [ben, await chat.person(), await chat.personOf('mori-foods')]) {
    const told = await answers(outsider, room, id)
    expect(
      everyAnswer(told)
        .map(String)
        .every(answer => answer.startsWith('not_found')),
    ).toBe(true)
    const { conversations } = await chat.client.sync(
      { conversations: [{ conversationId: room, afterSeq: 0 }] },
      outsider.call,
    )
    expect(conversations).toMatchObject([{ gone: true, events: [] }])
    expect((await chat.client.listConversations({}, outsider.call)).conversations).toEqual([])
  }
  // Asked side by side, so that what comes after its deletion may be refused for that.
  expect(new Set(everyAnswer(await answers(anna, room, id))).difference(new Set(['message_deleted']))).toEqual(
    new Set(['answered']),
  )
})

test('a message is reached through its own conversation only', async () => {
  const [room, mine] = [await chat.channel([anna]), await chat.channel([ben])]
  const { id } = await chat.post(anna, room, 'secret')
  const told = await answers(ben, mine, id)
  for (const method of ['getMessage', 'editMessage', 'deleteMessage', 'react', 'pin', 'save', 'listEdits'])
    expect(`${method} ${told[method]}`).toMatch(/not_found/)
  expect(await refusal(chat.post(ben, mine, 'x', { rootId: id }))).toBe('not_found rootId')
  const thread = { conversationId: mine, rootId: id }
  expect((await chat.client.listMessages(thread, ben.call)).messages).toEqual([])
  expect(await refusal(chat.client.listMessages({ conversationId: mine, aroundId: id }, ben.call))).toBe(
    'not_found aroundId',
  )
})

test('everybody of the tenant reads an open channel, and takes part after joining', async () => {
  const room = await chat.channel([anna], { open: true })
  const { id } = await chat.post(anna, room, 'hello')
  const told = await answers(ben, room, id)
  for (const method of [
    'getConversation',
    'listMessages',
    'getMessage',
    'listMembers',
    'listPins',
    'saveDraft',
    'save',
  ])
    expect(`${method} ${told[method]}`).toBe(`${method} answered`)
  for (const method of ['postMessage', 'react', 'pin', 'setLevel'])
    expect(`${method} ${told[method]}`).toBe(`${method} join_first`)
  const stranger = await chat.personOf('mori-foods')
  expect(await refusal(chat.client.listMessages({ conversationId: room }, stranger.call))).toBe(
    'not_found conversationId',
  )
})

test('who may read a document reads its discussion and posts in it, which makes them follow it; nobody else', async () => {
  const documentId = randomUUID()
  const id = discussionId('shipment', documentId)
  const document = { kind: 'shipment', id: documentId, number: 'S-1' }
  await chat.channel([], { id, kind: 'document', document, name: 'S-1' })
  const operator = await chat.person('operator')
  expect(await refusal(chat.client.getConversation({ id }, operator.call))).toBe('not_found id')
  expect((await chat.client.getConversation({ id }, anna.call)).mine?.member).toBe(false)
  await chat.post(anna, id, 'when does it leave?')
  expect((await chat.client.getConversation({ id }, anna.call)).mine).toMatchObject({ member: true, level: 'all' })
  expect((await chat.published(id)).map(({ type }) => type)).toEqual(['joined', 'posted'])
  // To follow it is not to be allowed: somebody who lost the right to read the document hears nothing more.
  const memberships = async (roles: string[]) =>
    (await chat.client.listMemberships({ memberId: anna.id, roles }, chat.service)).conversationIds.includes(id)
  expect([await memberships(['sales']), await memberships(['operator'])]).toEqual([true, false])
})

test('who is taken out is out at once, and cannot even read what they wrote', async () => {
  const carl = await chat.person()
  const room = await chat.channel([anna, carl])
  const { id } = await chat.post(carl, room, 'mine')
  await chat.run(work => removeMembers(work, room, [carl.id], anna))
  expect(
    everyAnswer(await answers(carl, room, id))
      .map(String)
      .every(answer => answer.startsWith('not_found')),
  ).toBe(true)
  expect((await chat.client.sync({ personalAfter: 0 }, carl.call)).personal).toMatchObject([{ type: 'removed' }])
  expect((await chat.published(room)).at(-1)).toMatchObject({ type: 'left', people: [{ id: carl.id }] })
})

test('in an archived channel everything can be read and nothing changed, until it is brought back', async () => {
  const room = await chat.channel([anna])
  const { id } = await chat.post(anna, room, 'old')
  await chat.run(work => changeConversation(work, room, { archived: true }, anna))
  const told = await answers(anna, room, id)
  for (const method of ['postMessage', 'editMessage', 'deleteMessage', 'react', 'pin'])
    expect(`${method} ${told[method]}`).toBe(`${method} conversation_archived`)
  for (const method of ['listMessages', 'getMessage', 'save', 'markRead'])
    expect(`${method} ${told[method]}`).toBe(`${method} answered`)
  await chat.run(work => changeConversation(work, room, { archived: false }, anna))
  expect(await refusal(chat.post(anna, room, 'again'))).toMatchObject({ body: 'again' })
})

test('services learn what a person may do at this moment; people may not ask that', async () => {
  const groupId = randomUUID()
  const room = await chat.channel([anna], { kind: 'room', groupId, name: '営業部' })
  const check = (memberId: string, roles: string[]) =>
    chat.client.checkAccess({ conversationId: room, memberId, roles }, chat.service)
  expect(await check(anna.id, ['sales'])).toMatchObject({
    mayRead: true,
    mayPost: true,
    groupId,
    name: '営業部',
    kind: 'room',
  })
  expect(await check(ben.id, ['admin'])).toMatchObject({ mayRead: false, mayPost: false, groupId: '', name: '' })
  // A member without any role may use nothing of the chat.
  expect(await check(anna.id, [])).toMatchObject({ mayRead: false })
  expect(await refusal(chat.client.checkAccess({ conversationId: room, memberId: anna.id }, ben.call))).toBe(
    'forbidden',
  )
  expect(await refusal(chat.client.listMemberships({ memberId: anna.id }, ben.call))).toBe('forbidden')
})

test('ids that are none are refused, in every place', async () => {
  const room = await chat.channel([anna])
  const { id } = await chat.post(anna, room, 'x')
  for (const forged of ['', 'x', `${room} or 1=1`, '../..', room.toUpperCase()]) {
    expect(
      everyAnswer(await answers(anna, forged, id))
        .map(String)
        .every(answer => answer.startsWith('invalid')),
    ).toBe(true)
    const sync = chat.client.sync({ conversations: [{ conversationId: forged, afterSeq: 0 }] }, anna.call)
    expect(await refusal(sync)).toBe('invalid conversations')
  }
  expect(await refusal(chat.client.getMessage({ conversationId: room, id: 'x' }, anna.call))).toBe('invalid id')
})
