import { randomUUID } from 'node:crypto'
import type { ConversationEvent, Message } from '@torrent/contracts/conversation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal, type Talker, TENANT, type TestConversations, testConversations } from './conversations.fixture.ts'
import { changeConversation, seedConversations, seedMessages } from './index.ts'

let chat: TestConversations
let anna: Talker
let ben: Talker
/** A channel with a past: 250 messages, a minute apart, since the first of May. */
let past: string
const ids = Array.from({ length: 250 }, () => randomUUID())
const START = Date.parse('2026-05-01T00:00:00Z')

beforeAll(async () => {
  chat = await testConversations()
  anna = await chat.person()
  ben = await chat.person()
  past = randomUUID()
  await seed()
})

afterAll(() => chat?.stop())

function seed() {
  const messages = Array.from({ length: 250 }, (_, index) => ({
    ...{ id: ids[index] ?? '', author: index % 2 ? anna : ben, body: `message ${index}` },
    at: new Date(START + index * 60_000).toISOString(),
  }))
  const members = [{ ...anna, role: 'owner' as const }, ben]
  const facts = { id: past, kind: 'channel' as const, name: 'past', members, actor: anna }
  return seedConversations(chat.conversations, TENANT, [{ ...facts, messages, unread: { [ben.id]: 6 } }])
}

const list = (request: object, conversationId = past) =>
  chat.client.listMessages({ conversationId, ...request }, ben.call)
const numbers = (messages: Message[]) => messages.map(({ body }) => Number(body.split(' ')[1]))
const span = (page: { messages: Message[]; hasBefore: boolean; hasAfter: boolean }) => {
  const all = numbers(page.messages)
  return [page.hasBefore, all[0], all.at(-1), page.hasAfter]
}

test('a channel opens at its newest messages and is read in both directions without gap or repetition', async () => {
  expect(span(await list({}))).toEqual([true, 200, 249, false])
  const newest = await list({ limit: 100 })
  expect(newest.lastSeq).toBe(newest.messages.at(-1)?.seq)
  const back = []
  for (let page = newest; ; page = await list({ limit: 100, beforeSeq: page.messages[0]?.seq })) {
    back.unshift(...numbers(page.messages))
    if (!page.hasBefore) break
  }
  expect(back).toEqual(Array.from({ length: 250 }, (_, index) => index))
  const after = await list({ limit: 10, afterSeq: newest.messages[0]?.seq })
  expect(span(after)).toEqual([true, 151, 160, true])
})

test('it opens around a message or a day, wherever that is', async () => {
  const [first] = (await list({ limit: 100 })).messages
  expect(span(await list({ limit: 10, aroundId: first?.id }))).toEqual([true, 145, 154, true])
  const time = (minutes: number) => new Date(START + minutes * 60_000).toISOString()
  expect(span(await list({ limit: 10, aroundTime: time(99.5) }))).toEqual([true, 95, 104, true])
  expect(span(await list({ limit: 10, aroundTime: time(-10_000) }))).toEqual([false, 0, 4, true])
  expect(span(await list({ limit: 10, aroundTime: time(10_000) }))).toEqual([true, 240, 249, false])
  const reply = await chat.post(anna, past, 'late reply', { rootId: first?.id })
  expect(span(await list({ limit: 10, aroundId: reply.id }))).toEqual([true, 145, 154, true])
  for (const aroundTime of ['yesterday', '+275760-09-13T00:00:00Z', '2026-13-01T00:00:00Z'])
    expect(await refusal(list({ aroundTime }))).toBe('invalid aroundTime')
  expect(await refusal(list({ beforeSeq: 5, afterSeq: 5 }))).toBe('invalid')
  for (const limit of [-1, 101, 0.5]) expect(await refusal(list({ limit }))).toBe('invalid limit')
})

test('a past is made once, published to nobody, and unread as far as it was said to be', async () => {
  expect((await chat.client.getConversation({ id: past }, ben.call)).mine?.unread).toBe(3)
  const before = (await chat.client.getConversation({ id: past }, ben.call)).lastSeq
  await seed()
  expect((await chat.client.getConversation({ id: past }, ben.call)).lastSeq).toBe(before)
  expect((await chat.published(past)).filter(({ type }) => type === 'posted').length).toBeLessThan(2)
})

test('pages of long messages stay small enough to be sent', async () => {
  const room = await chat.channel([anna, ben])
  const messages = Array.from({ length: 60 }, (_, index) => ({
    ...{ id: randomUUID(), author: anna, body: '長'.repeat(10_000), at: new Date(START + index).toISOString() },
  }))
  await chat.run(work => seedMessages(work, room, messages))
  const page = await list({ limit: 60 }, room)
  expect(page).toMatchObject({ messages: { length: 40 }, hasBefore: true, hasAfter: false })
  const { conversations } = await chat.client.sync({ conversations: [{ conversationId: room, afterSeq: 0 }] }, ben.call)
  expect(conversations[0]?.events.length).toBeLessThan(60)
  expect(conversations[0]?.more).toBe(true)
})

test('who was away learns everything, in order and once, and stands where the others stand', async () => {
  const room = await chat.channel([anna, ben])
  const posted = []
  for (let index = 0; index < 130; index += 1) posted.push(await chat.post(anna, room, `m ${index}`))
  const [one, two] = posted
  await chat.client.editMessage({ id: one?.id, conversationId: room, body: 'edited' }, anna.call)
  await chat.client.deleteMessage({ id: two?.id, conversationId: room }, anna.call)
  await chat.run(work => changeConversation(work, room, { topic: 'news' }, anna))
  const events: ConversationEvent[] = []
  for (let afterSeq = 0, more = true; more; afterSeq = events.at(-1)?.seq ?? 0) {
    const { conversations } = await chat.client.sync(
      { personalAfter: -1, conversations: [{ conversationId: room, afterSeq }] },
      ben.call,
    )
    events.push(...(conversations[0]?.events ?? []))
    more = conversations[0]?.more ?? false
  }
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 134 }, (_, index) => index + 1))
  expect(events.slice(-3).map(({ type }) => type)).toEqual(['edited', 'deleted', 'changed'])
  expect(events.at(-1)).toMatchObject({ topic: 'news', service: 'channel', actor: { id: anna.id } })
  // What the events leave behind is what a list says.
  const state = new Map<string, Message>()
  for (const { message } of events) if (message) state.set(message.id, message)
  const shown = [...state.values()].sort((a, b) => a.seq - b.seq).slice(-100)
  expect(shown).toEqual((await list({ limit: 100 }, room)).messages)
  expect(state.get(two?.id ?? '')).toMatchObject({ deleted: true, body: '' })
})

test('one request catches up on many conversations, and no answer is endless', async () => {
  const rooms = await Promise.all(Array.from({ length: 8 }, () => chat.channel([anna, ben])))
  const at = new Date(START).toISOString()
  for (const room of rooms) {
    const messages = Array.from({ length: 90 }, () => ({ id: randomUUID(), author: anna, body: 'm', at }))
    await chat.run(work => seedMessages(work, room, messages))
  }
  const known = new Map(rooms.map(room => [room, 0]))
  let answers = 0
  for (let wanted = rooms; wanted.length > 0; answers += 1) {
    const asked = wanted.map(conversationId => ({ conversationId, afterSeq: known.get(conversationId) ?? 0 }))
    const { conversations } = await chat.client.sync({ conversations: asked }, ben.call)
    expect(conversations.map(({ conversationId }) => conversationId)).toEqual(wanted)
    expect(conversations.flatMap(({ events }) => events).length).toBeLessThanOrEqual(500)
    for (const { conversationId, events } of conversations) {
      const from = known.get(conversationId) ?? 0
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => from + index + 1))
      known.set(conversationId, from + events.length)
    }
    wanted = conversations.filter(({ more }) => more).map(({ conversationId }) => conversationId)
  }
  expect([...known.values()]).toEqual(rooms.map(() => 91))
  expect(answers).toBeLessThan(5)
  const many = Array.from({ length: 501 }, () => ({ conversationId: randomUUID(), afterSeq: 0 }))
  expect(await refusal(chat.client.sync({ conversations: many }, ben.call))).toBe('too_many conversations')
})

test('people are called what they are called now, and found by it in whatever way it is written', async () => {
  const room = await chat.channel([{ ...anna, name: '佐藤 ミサキ' }, ben])
  const found = async (text: string, limit = 0) =>
    chat.client.listMembers({ conversationId: room, text, limit }, ben.call)
  expect(await found('')).toMatchObject({ total: 2 })
  expect(await found('', 1)).toMatchObject({ total: 2, members: { length: 1 } })
  await chat.conversations.knowPeople(TENANT, [{ id: anna.id, name: '佐藤 ミサキ' }])
  expect(await found('さとう')).toMatchObject({ total: 0 })
  expect(await found('佐藤みさき')).toMatchObject({ total: 1, members: [{ person: { id: anna.id }, role: 'owner' }] })
  const { id, author } = await chat.post(anna, room, 'with my new name')
  expect(author?.name).toBe('佐藤 ミサキ')
  await chat.conversations.knowPeople(TENANT, [{ id: anna.id, name: '鈴木 ミサキ' }])
  const { author: now } = await chat.client.getMessage({ conversationId: room, id }, ben.call)
  expect(now?.name).toBe('鈴木 ミサキ')
})
