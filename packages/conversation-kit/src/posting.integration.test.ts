import { randomUUID } from 'node:crypto'
import { type Broker, type Message, openPostgresBroker, topicOf } from '@torrent/service-kit'
import { testDatabase } from '@torrent/service-kit/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { refusal, type Talker, type TestConversations, testConversations } from './conversations.fixture.ts'

let chat: TestConversations
let anna: Talker
let ben: Talker
let broker: Broker
/** What arrives at those who listen, in the order of its arrival. */
const told: Message[] = []

beforeAll(async () => {
  chat = await testConversations()
  anna = await chat.person()
  ben = await chat.person('orders')
  broker = await openPostgresBroker(await testDatabase('broker'))
  await broker.subscribe({
    ...{ group: 'test', topics: [topicOf('conversation')] },
    handle: async ({ message }) => {
      told.push(message)
      return undefined
    },
  })
  await chat.conversations.start(broker)
})

afterAll(async () => {
  await broker?.close()
  await chat?.stop()
})

const all = async (who: Talker, conversationId: string) => {
  const found = []
  for (let afterSeq = 0; ; ) {
    const page = await chat.client.listMessages({ conversationId, afterSeq: afterSeq || 1, limit: 100 }, who.call)
    found.push(...page.messages)
    if (!page.hasAfter) return found
    afterSeq = page.messages.at(-1)?.seq ?? 0
  }
}

test('what one posts the others read, and hear of', async () => {
  const room = await chat.channel([anna, ben])
  const posted = await chat.post(anna, room, '出荷は明日です。', { mentions: [ben.id] })
  const { messages } = await chat.client.listMessages({ conversationId: room }, ben.call)
  expect(messages).toEqual([posted])
  expect(posted).toMatchObject({
    ...{ body: '出荷は明日です。', kind: 'text', seq: 2, editedAt: '' },
    ...{ author: { id: anna.id, name: anna.name }, mentions: [{ id: ben.id, name: ben.name }] },
  })
  expect(await chat.published(room)).toMatchObject([
    { type: 'joined', seq: 1 },
    { type: 'posted', seq: 2, service: 'channel', message: { body: '出荷は明日です。' } },
  ])
})

test('the same id is the same message, however often and however many at once it is sent', async () => {
  const room = await chat.channel([anna, ben])
  const request = { id: randomUUID(), conversationId: room, body: 'once', fileIds: [randomUUID().replace(/.$/, '1')] }
  const sent = await Promise.all(Array.from({ length: 10 }, () => chat.client.postMessage(request, anna.call)))
  const again = await chat.client.postMessage({ ...request, body: 'another text' }, anna.call)
  expect(new Set([...sent, again].map(({ seq, body }) => `${seq} ${body}`))).toEqual(new Set(['2 once']))
  expect(await all(anna, room)).toHaveLength(1)
  expect((await chat.published(room)).filter(({ type }) => type === 'posted')).toHaveLength(1)
})

test('an id that is somebody else’s, or of another conversation, is refused and shows nothing', async () => {
  const [room, other] = [await chat.channel([anna, ben]), await chat.channel([anna])]
  const { id } = await chat.post(anna, other, 'private')
  const request = { id, conversationId: room, body: 'mine' }
  expect(await refusal(chat.client.postMessage(request, ben.call))).toBe('already_exists id')
  expect(await refusal(chat.client.postMessage(request, anna.call))).toBe('already_exists id')
  expect(await all(anna, room)).toEqual([])
})

test('50 senders at once: nothing lost, nothing doubled, one order for everybody, without a gap', async () => {
  const senders = await Promise.all(Array.from({ length: 50 }, () => chat.person()))
  const room = await chat.channel(senders)
  await Promise.all(
    senders.map(async (sender, index) => {
      for (const number of [1, 2, 3, 4]) await chat.post(sender, room, `${index} ${number}`)
    }),
  )
  const [first, last] = [await all(senders[0] as Talker, room), await all(senders[49] as Talker, room)]
  expect(first).toHaveLength(200)
  expect(last).toEqual(first)
  // Each sender's own messages are in the order in which they were sent.
  for (const { id } of senders) {
    const own = first.filter(({ author }) => author?.id === id).map(({ body }) => body.split(' ')[1])
    expect(own).toEqual(['1', '2', '3', '4'])
  }
  const times = first.map(({ at }) => at)
  expect(times).toEqual([...times].sort())
  expect((await chat.published(room)).map(({ seq }) => seq)).toEqual(Array.from({ length: 201 }, (_, i) => i + 1))
  // And in this order they are told.
  await vi.waitFor(() => expect(told.filter(({ key }) => key === room)).toHaveLength(201))
  expect(told.filter(({ key }) => key === room).map(({ version }) => version)).toEqual(
    Array.from({ length: 201 }, (_, i) => i + 1),
  )
})

test('limits are said, and nothing of what is beyond them is kept', async () => {
  const room = await chat.channel([anna])
  const post = (facts: object) =>
    refusal(chat.client.postMessage({ id: randomUUID(), conversationId: room, ...facts }, anna.call))
  const ids = (count: number) => Array.from({ length: count }, () => randomUUID())
  expect(await post({ body: 'あ'.repeat(10_001) })).toBe('too_long body')
  expect(await post({ body: '𠮷'.repeat(10_001) })).toBe('too_long body')
  expect(await post({ body: 'x'.repeat(5_000_000) })).toBe('too_long body')
  expect(await post({ body: ' \n ' })).toBe('required body')
  expect(await post({ body: 'a\0b' })).toBe('invalid body')
  expect(await post({ body: '\ud800' })).toBe('invalid body')
  expect(await post({ body: 'x', mentions: ids(51) })).toBe('too_many mentions')
  expect(await post({ body: 'x', mentions: ids(1) })).toBe('unknown_member mentions')
  expect(await post({ body: 'x', mentions: ['@all'] })).toBe('invalid mentions')
  expect(await post({ body: 'x', mentions: [(await chat.personOf('mori-foods')).id] })).toBe('unknown_member mentions')
  expect(await post({ body: 'x', fileIds: ids(11) })).toBe('too_many fileIds')
  expect(await post({ body: 'x', fileIds: ['../../etc/passwd'] })).toBe('invalid fileIds')
  expect(await post({ body: 'x', fileIds: [randomUUID().replace(/.$/, '0')] })).toBe('invalid fileIds')
  expect(await post({ body: 'x', id: 'x' })).toBe('invalid id')
  expect(await post({ body: 'x', rootId: randomUUID() })).toBe('not_found rootId')
  expect(await all(anna, room)).toEqual([])
  expect(await post({ body: '𠮷'.repeat(10_000) })).toMatchObject({ seq: 2 })
})

test('text is text: scripts, markup and every other sign come back as they were sent', async () => {
  const room = await chat.channel([anna])
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    `'; drop table messages; --`,
    '#{1+1} {{7*7}} %s $1 \\u0000 \u202Egnp.exe',
    'まとめ\n　1行目\n\t2行目 👨‍👩‍👧‍👦',
  ]
  for (const body of hostile) expect((await chat.post(anna, room, body)).body).toBe(body)
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), async text => {
      const answer = await refusal(
        chat.client.postMessage({ id: randomUUID(), conversationId: room, body: text }, anna.call),
      )
      if (typeof answer === 'string') expect(answer).toMatch(/^(required|invalid) body$/)
      else expect(answer).toMatchObject({ body: text.trimEnd() })
    }),
    { numRuns: 30 },
  )
})

test('a thread counts its replies, names who replied, and is found by those it concerns', async () => {
  const [carl, dora] = [await chat.person(), await chat.person()]
  const room = await chat.channel([anna, ben, carl, dora])
  const root = await chat.post(anna, room, 'Who has the drawing?', { mentions: [carl.id] })
  await chat.post(anna, room, 'something else')
  const reply = await chat.post(ben, room, 'I do', { rootId: root.id })
  // A reply to a reply belongs to the same thread.
  const last = await chat.post(anna, room, 'Thanks', { rootId: reply.id })
  expect([reply.rootId, last.rootId]).toEqual([root.id, root.id])
  const { messages } = await chat.client.listMessages({ conversationId: room }, ben.call)
  expect(messages.map(({ body }) => body)).toEqual(['Who has the drawing?', 'something else'])
  expect(messages[0]).toMatchObject({
    replyCount: 2,
    lastReplyAt: last.at,
    repliers: [{ id: anna.id }, { id: ben.id }],
  })
  const thread = await chat.client.listMessages({ conversationId: room, rootId: root.id }, ben.call)
  expect(thread.messages.map(({ body }) => body)).toEqual(['I do', 'Thanks'])
  expect((await chat.published(room)).at(-1)).toMatchObject({ message: { rootId: root.id }, root: { replyCount: 2 } })
  const threads = async ({ call }: Talker) => (await chat.client.listThreads({}, call)).messages.map(({ id }) => id)
  expect(await threads(carl)).toEqual([root.id])
  expect(await threads(ben)).toEqual([root.id])
  expect(await threads(dora)).toEqual([])
  await chat.client.deleteMessage({ conversationId: room, id: last.id }, anna.call)
  expect(await chat.client.getMessage({ conversationId: room, id: root.id }, ben.call)).toMatchObject({
    ...{ replyCount: 1, lastReplyAt: reply.at, repliers: [{ id: ben.id }] },
  })
})

test('files come with their message, and a message may be nothing but files', async () => {
  const room = await chat.channel([anna])
  const fileId = randomUUID().replace(/.$/, '1')
  const posted = await chat.post(anna, room, '', { fileIds: [fileId] })
  expect(posted.attachments).toMatchObject([{ fileId, name: `file of ${fileId}`, sizeBytes: '7' }])
})
