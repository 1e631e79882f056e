import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal, type Talker, type TestConversations, testConversations } from './conversations.fixture.ts'
import { postDocument } from './index.ts'

let chat: TestConversations
let anna: Talker
let ben: Talker
let room: string

beforeAll(async () => {
  chat = await testConversations()
  anna = await chat.person()
  ben = await chat.person()
  room = await chat.channel([anna, ben])
})

afterAll(() => chat?.stop())

const edit = (who: Talker, id: string, body: string, baseEditedAt = '') =>
  chat.client.editMessage({ id, conversationId: room, body, baseEditedAt }, who.call)
const remove = (who: Talker, id: string) => chat.client.deleteMessage({ id, conversationId: room }, who.call)
const history = async (who: Talker, messageId: string) =>
  (await chat.client.listEdits({ conversationId: room, messageId }, who.call)).edits.map(({ body }) => body)
const react = (who: Talker, messageId: string, emoji: string, on = true) =>
  chat.client.react({ conversationId: room, messageId, emoji, on }, who.call)

test('an author changes the own text, and what it said can be read by all', async () => {
  const { id } = await chat.post(anna, room, '納期は3日', { mentions: [ben.id] })
  const once = await edit(anna, id, '納期は4日')
  const twice = await edit(anna, id, '納期は5日', once.editedAt)
  expect(twice).toMatchObject({ body: '納期は5日', mentions: [] })
  expect(twice.editedAt >= once.editedAt && once.editedAt !== '').toBe(true)
  expect(await history(ben, id)).toEqual(['納期は3日', '納期は4日'])
  expect((await chat.published(room)).at(-1)).toMatchObject({ type: 'edited', message: { body: '納期は5日' } })
  expect(await refusal(edit(ben, id, 'mine now', twice.editedAt))).toBe('forbidden')
})

test('who changes a text that has changed meanwhile is told; the same change twice is one', async () => {
  const { id } = await chat.post(anna, room, 'one')
  const { editedAt } = await edit(anna, id, 'two')
  expect(await refusal(edit(anna, id, 'three'))).toBe('edited_meanwhile')
  const before = (await chat.published(room)).length
  // Sent again because its answer was lost.
  expect(await edit(anna, id, 'two')).toMatchObject({ body: 'two', editedAt })
  expect((await chat.published(room)).length).toBe(before)
  expect(await history(anna, id)).toEqual(['one'])
})

test('what is deleted is gone from everywhere but its author’s history', async () => {
  const { id, seq } = await chat.post(anna, room, 'a secret price', { mentions: [ben.id] })
  await react(ben, id, '👀')
  await chat.client.pin({ conversationId: room, messageId: id, on: true }, ben.call)
  const deleted = await remove(anna, id)
  expect(deleted).toMatchObject({ id, seq, deleted: true, body: '', mentions: [], reactions: [], pinned: false })
  expect(await remove(anna, id)).toEqual(deleted)
  expect(await history(ben, id)).toEqual([])
  expect(await history(anna, id)).toEqual(['a secret price'])
  const { conversations } = await chat.client.sync(
    { conversations: [{ conversationId: room, afterSeq: seq - 1 }] },
    ben.call,
  )
  expect(
    JSON.stringify(conversations, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  ).not.toContain('secret')
  expect((await chat.client.searchMessages({ text: 'secret price' }, ben.call)).found).toEqual([])
  const late = [edit(anna, id, 'back'), react(ben, id, '👍'), chat.post(ben, room, 'what?', { rootId: id })]
  expect(await Promise.all(late.map(refusal))).toEqual(late.map(() => 'message_deleted'))
})

test('owners delete others’ messages, members do not; what a document posted stays', async () => {
  const { id } = await chat.post(ben, room, 'rude')
  const other = await chat.post(anna, room, 'mine')
  expect(await refusal(remove(ben, other.id))).toBe('forbidden')
  expect(await remove(anna, id)).toMatchObject({ deleted: true })
  const posting = {
    kind: 'quote',
    id: other.id,
    number: 'Q-1',
    change: 'submitted',
    status: 'submitted',
    version: 2,
    note: '',
  }
  const postingId = '018f0000-0000-7000-8000-000000000001'
  const wanted = { id: postingId, conversationId: room, author: anna, posting }
  expect([
    await chat.run(work => postDocument(work, wanted)),
    await chat.run(work => postDocument(work, wanted)),
  ]).toEqual([true, false])
  expect(await refusal(remove(anna, postingId))).toBe('forbidden')
  expect(await refusal(edit(anna, postingId, 'x'))).toBe('forbidden')
})

test('reactions are counted by person, in order, and once each', async () => {
  const { id } = await chat.post(anna, room, 'done')
  await react(ben, id, '👍')
  await Promise.all([react(anna, id, '👍'), react(anna, id, '🎉'), react(anna, id, '👍')])
  const shown = async () =>
    (await chat.client.getMessage({ conversationId: room, id }, anna.call)).reactions.map(
      ({ emoji, people }) => `${emoji} ${people.map(person => (person.id === anna.id ? 'anna' : 'ben'))}`,
    )
  expect((await shown()).sort()).toEqual(['🎉 anna', '👍 ben,anna'].sort())
  await react(anna, id, '🎉', false)
  await react(ben, id, '👍', false)
  expect(await shown()).toEqual(['👍 anna'])
  for (const emoji of ['', 'ok', '👍👍', '<b>', 'a', '1'])
    expect(await refusal(react(ben, id, emoji))).toBe('invalid emoji')
  for (const emoji of ['👩🏽‍🏭', '🇯🇵', '❤️', '❤', '1️⃣'])
    expect(await refusal(react(ben, id, emoji))).toMatchObject({ id })
})

test('what is pinned is listed for everybody, newest first', async () => {
  const pins = async () =>
    (await chat.client.listPins({ conversationId: room }, ben.call)).messages.map(({ body }) => body)
  const [one, two] = [await chat.post(anna, room, 'one'), await chat.post(anna, room, 'two')]
  const pin = (messageId: string, on = true) => chat.client.pin({ conversationId: room, messageId, on }, ben.call)
  await pin(one.id)
  await pin(two.id)
  const events = (await chat.published(room)).length
  expect(await pin(two.id)).toMatchObject({ pinned: true })
  expect((await chat.published(room)).length).toBe(events)
  expect(await pins()).toEqual(['two', 'one'])
  await pin(two.id, false)
  expect(await pins()).toEqual(['one'])
})
