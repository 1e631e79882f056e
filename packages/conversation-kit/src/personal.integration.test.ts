import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal, type Talker, type TestConversations, testConversations } from './conversations.fixture.ts'
import { addMembers, removeConversation, removeMembers } from './index.ts'

let chat: TestConversations
let anna: Talker
let ben: Talker

beforeAll(async () => {
  chat = await testConversations()
  anna = await chat.person()
  ben = await chat.person()
})

afterAll(() => chat?.stop())

const mine = async (who: Talker, id: string) => (await chat.client.getConversation({ id }, who.call)).mine
const personal = async (who: Talker, personalAfter = 0) => chat.client.sync({ personalAfter }, who.call)
const read = (who: Talker, conversationId: string, seq: number, back = false) =>
  chat.client.markRead({ conversationId, seq, back }, who.call)

test('what others wrote is unread until it is read; one’s own words, replies and what is deleted are not', async () => {
  const room = await chat.channel([anna, ben])
  const first = await chat.post(anna, room, 'one')
  await chat.post(anna, room, 'a reply', { rootId: first.id })
  await chat.post(ben, room, 'my own')
  const named = await chat.post(anna, room, '@ben', { mentions: [ben.id] })
  const gone = await chat.post(anna, room, 'oops', { mentionsAll: true })
  expect(await mine(ben, room)).toMatchObject({ unread: 3, mentions: 2 })
  await chat.client.deleteMessage({ conversationId: room, id: gone.id }, anna.call)
  expect(await mine(ben, room)).toMatchObject({ unread: 2, mentions: 1 })
  expect((await read(ben, room, first.seq)).mine).toMatchObject({ readSeq: first.seq, unread: 1, mentions: 1 })
  expect((await read(ben, room, named.seq)).mine).toMatchObject({ unread: 0, mentions: 0 })
  expect(await mine(anna, room)).toMatchObject({ unread: 1, mentions: 0 })
})

test('a reply that names somebody is a mention, not an unread message', async () => {
  const room = await chat.channel([anna, ben])
  const root = await chat.post(ben, room, 'question')
  await chat.post(anna, room, 'answer', { rootId: root.id, mentions: [ben.id] })
  expect(await mine(ben, room)).toMatchObject({ unread: 0, mentions: 1 })
})

test('the mark moves on by itself and back only when asked to, and never beyond what there is', async () => {
  const room = await chat.channel([anna, ben])
  const [one, two] = [await chat.post(anna, room, 'one'), await chat.post(anna, room, 'two')]
  expect((await read(ben, room, 1_000_000)).mine?.readSeq).toBe(two.seq)
  expect((await read(ben, room, one.seq)).mine?.readSeq).toBe(two.seq)
  expect((await read(ben, room, one.seq, true)).mine).toMatchObject({ readSeq: one.seq, unread: 1 })
  expect(await refusal(read(ben, room, -1))).toBe('invalid seq')
  expect(await refusal(read(ben, room, 2 ** 40))).toBe('invalid seq')
})

test('who joins later has nothing unread from before', async () => {
  const room = await chat.channel([anna])
  await chat.post(anna, room, 'before')
  await chat.run(work => addMembers(work, room, [ben], anna))
  expect(await mine(ben, room)).toMatchObject({ member: true, unread: 0 })
  await chat.post(anna, room, 'after')
  expect(await mine(ben, room)).toMatchObject({ unread: 1 })
})

test('draft, level and favourite are one’s own and known to all one’s devices, each told once', async () => {
  const room = await chat.channel([anna, ben])
  const { personalSeq } = await personal(ben)
  const draft = (text: string) => chat.client.saveDraft({ conversationId: room, draft: text }, ben.call)
  for (const text of ['お', 'おは', 'おはよう ', 'おはよう ']) await draft(text)
  await chat.client.setLevel({ conversationId: room, level: 'all' }, ben.call)
  const kept = await chat.client.setFavourite({ conversationId: room, on: true }, ben.call)
  expect(kept.mine).toMatchObject({ draft: 'おはよう ', level: 'all', favourite: true })
  expect(await mine(anna, room)).toMatchObject({ draft: '', level: 'mentions', favourite: false })
  const news = await personal(ben, personalSeq)
  // Three drafts were told while they were written; who comes later needs the last one only.
  expect(news.personal.map(({ type, seq }) => [type, seq - personalSeq])).toEqual([
    ['draft', 3],
    ['level', 4],
    ['favourite', 5],
  ])
  expect(news).toMatchObject({
    personalSeq: personalSeq + 5,
    personal: [{ draft: 'おはよう ' }, { level: 'all' }, { on: true }],
  })
  expect(await refusal(draft('x'.repeat(10_001)))).toBe('too_long draft')
  expect(await refusal(chat.client.setLevel({ conversationId: room, level: 'loud' }, ben.call))).toBe('invalid level')
})

test('saved messages are seen by nobody else, and only while they may be read', async () => {
  const room = await chat.channel([anna, ben])
  const { id: messageId } = await chat.post(anna, room, 'keep this')
  const save = (on: boolean) => chat.client.save({ conversationId: room, messageId, on }, ben.call)
  const saved = async (who: Talker) => (await chat.client.listSaved({}, who.call)).messages.map(({ id }) => id)
  expect([(await save(true)).saved, (await save(true)).saved]).toEqual([true, true])
  expect([await saved(ben), await saved(anna)]).toEqual([[messageId], []])
  expect((await chat.client.listMessages({ conversationId: room }, anna.call)).messages[0]?.saved).toBe(false)
  expect((await personal(ben)).personal.filter(({ type }) => type === 'saved')).toMatchObject([{ messageId, on: true }])
  await chat.run(work => removeMembers(work, room, [ben.id], anna))
  expect(await saved(ben)).toEqual([])
  await chat.run(work => addMembers(work, room, [ben], anna))
  expect((await save(false)).saved).toBe(false)
  expect(await saved(ben)).toEqual([])
})

test('each person’s log is numbered without a gap, however many tell them something at once', async () => {
  const dora = await chat.person()
  const rooms = await Promise.all(Array.from({ length: 12 }, () => chat.channel([anna, dora])))
  await Promise.all(rooms.map(room => chat.client.setFavourite({ conversationId: room, on: true }, dora.call)))
  const told = await chat.superuser<{ version: number }>(
    `select version from outbox where aggregatetype = 'conversation.personal' and aggregateid = $1 order by version`,
    [dora.id],
  )
  expect(told.map(({ version }) => version)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1))
  expect((await personal(dora)).personal.map(({ seq }) => seq)).toEqual(told.map(({ version }) => version))
  expect((await chat.client.listConversations({}, dora.call)).personalSeq).toBe(24)
})

test('a conversation that is taken away goes from everybody’s list, with all that was in it', async () => {
  const room = await chat.channel([anna, ben])
  const { id } = await chat.post(anna, room, 'gone', { mentions: [ben.id] })
  await chat.run(work => removeConversation(work, room))
  await chat.run(work => removeConversation(work, room))
  const { conversations } = await chat.client.listConversations({}, ben.call)
  expect(conversations.map(conversation => conversation.id)).not.toContain(room)
  expect((await personal(ben)).personal.at(-1)).toMatchObject({ type: 'removed', conversationId: room })
  for (const table of ['messages', 'events', 'mentions', 'members', 'marks', 'message_search'])
    expect(await chat.superuser(`select 1 from ${table} where conversation_id = $1`, [room])).toEqual([])
  expect(await refusal(chat.client.getMessage({ conversationId: room, id }, anna.call))).toBe(
    'not_found conversationId',
  )
})
