import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal, type Talker, type TestConversations, testConversations } from './conversations.fixture.ts'
import { addMembers, changeConversation, createConversation, removeConversation, removeMembers } from './index.ts'

let chat: TestConversations

beforeAll(async () => {
  chat = await testConversations()
})

afterAll(() => chat?.stop())

const versions = async (aggregate: string, id: string) =>
  (
    await chat.superuser<{ version: number }>(
      'select version from outbox where aggregatetype = $1 and aggregateid = $2 order by version',
      [aggregate, id],
    )
  ).map(({ version }) => version)
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test('people come, go, read and write at once: nobody waits in a circle, every count and every log is right', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => chat.person()))
  const rooms = await Promise.all([0, 1, 2].map(() => chat.channel(people.slice(0, 5))))
  const actor = { id: 'service:test', name: '' }
  const passing = randomUUID()
  const steps: ((who: Talker, room: string) => Promise<unknown>)[] = [
    (_, room) => chat.run(work => addMembers(work, room, people.toReversed(), actor)),
    (who, room) => chat.run(work => removeMembers(work, room, [who.id, people[0]?.id ?? ''], actor)),
    (who, room) => refusal(chat.post(who, room, 'hello', { mentions: people.slice(0, 3).map(({ id }) => id) })),
    (who, room) => refusal(chat.client.markRead({ conversationId: room, seq: 50, back: true }, who.call)),
    (who, room) => refusal(chat.client.saveDraft({ conversationId: room, draft: randomUUID() }, who.call)),
    (who, room) => chat.run(work => changeConversation(work, room, { topic: randomUUID() }, who)),
    () =>
      chat.run(work =>
        createConversation(work, { id: passing, kind: 'room', name: 'passing', members: people, actor }),
      ),
    who => refusal(chat.client.setFavourite({ conversationId: passing, on: true }, who.call)),
    () => chat.run(work => removeConversation(work, passing)),
  ]
  // A fault, such as a deadlock that the database ended, rejects.
  await Promise.all(
    Array.from({ length: 270 }, (_, index) =>
      steps[index % steps.length]?.(people[index % 8] as Talker, rooms[Math.floor(index / 9) % 3] as string),
    ),
  )
  for (const room of rooms) {
    const [counted] = await chat.superuser<{ said: number; last: number; there: number }>(
      `select member_count as said, last_seq as last,
         (select count(*)::int from members where conversation_id = c.id) as there from conversations c where id = $1`,
      [room],
    )
    expect(counted?.said).toBe(counted?.there)
    expect(await versions('conversation', room)).toEqual(upTo(counted?.last ?? 0))
  }
  for (const { id } of people) {
    const told = await versions('conversation.personal', id)
    expect(told).toEqual(upTo(told.length))
    expect(told.length).toBeGreaterThan(10)
  }
})
