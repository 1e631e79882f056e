import { randomUUID } from 'node:crypto'
import type { Message, SearchMessagesResponse } from '@torrent/contracts/conversation'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal, type Talker, type TestConversations, testConversations } from '../conversations.fixture.ts'
import { addMembers, changeConversation, removeMembers } from '../index.ts'
import { indexMessages } from './index-messages.ts'

let t: TestConversations
let sato: Talker
let tanaka: Talker

beforeAll(async () => {
  t = await testConversations()
  ;[sato, tanaka] = [await t.person('sales'), await t.person('shipping')]
})

afterAll(() => t?.stop())

const search = (who: Talker, text: string, more: object = {}) => t.client.searchMessages({ text, ...more }, who.call)
const bodies = ({ found }: SearchMessagesResponse) => found.map(({ message }) => message?.body)
const found = async (who: Talker, text: string, more: object = {}) => bodies(await search(who, text, more))

/** Messages of the past, oldest first, as they would be had they been posted then. */
async function sent(conversationId: string, messages: { body: string; at: Date; author?: Talker; files?: boolean }[]) {
  await t.run(async work => {
    const [last] = await work.tx
      .execute(sql`select coalesce(max(seq), 0)::int as seq from messages where conversation_id = ${conversationId}`)
      .then(({ rows }) => rows as { seq: number }[])
    const records = messages.map(({ body, at, author = sato, files = false }, index) => ({
      ...{ id: randomUUID(), conversationId, authorId: author.id, body, at, withFiles: files },
      seq: 1_000 + (last?.seq ?? 0) + index,
    }))
    for (const { id, seq, authorId, body, at } of records)
      await work.tx.execute(sql`insert into messages (id, conversation_id, seq, author_id, body, at)
        values (${id}, ${conversationId}, ${seq}, ${authorId}, ${body}, ${at.toISOString()})`)
    await indexMessages(work, records)
  })
}

test('a message is found from the moment it is posted by any part of it, however it is typed', async () => {
  const channel = await t.channel([sato])
  await t.post(sato, channel, '東海精機㈱向け ＳＵＳ３０４ の見積書、delivery は来週です')
  for (const text of [
    '見積',
    '積書',
    '東海精機',
    'sus304',
    'SUS30',
    'deliv',
    'みつもり 東海'.slice(5),
    '株',
    '来週 見積書',
  ])
    expect(await found(sato, text, { conversationId: channel })).toHaveLength(1)
  for (const text of ['elivery', '東海製', '見積 納品', '機械', 'us304', '積見'])
    expect(await found(sato, text, { conversationId: channel })).toEqual([])
})

test('it is found by what it says now, and not at all once it is deleted', async () => {
  const channel = await t.channel([sato])
  const { id } = await t.post(sato, channel, '締切は金曜日')
  await t.client.editMessage({ id, conversationId: channel, body: '締切は木曜日' }, sato.call)
  expect(await found(sato, '金曜')).toEqual([])
  expect(await found(sato, '木曜')).toEqual(['締切は木曜日'])
  await t.client.deleteMessage({ id, conversationId: channel }, sato.call)
  expect(await found(sato, '木曜')).toEqual([])
})

test('only what the searcher may read at this moment is found', async () => {
  const secret = await t.channel([sato])
  await t.post(sato, secret, '極秘の合併計画')
  expect(await found(tanaka, '合併')).toEqual([])
  expect(await refusal(search(tanaka, '合併', { conversationId: secret }))).toMatch(/^not_found/)
  const stranger = await t.personOf('mori-foods')
  expect(await found(stranger, '合併')).toEqual([])

  await t.run(work => addMembers(work, secret, [tanaka], sato))
  expect(await found(tanaka, '合併')).toHaveLength(1)
  await t.run(work => removeMembers(work, secret, [tanaka.id], sato))
  expect(await found(tanaka, '合併')).toEqual([])

  // What was private when it was written is found when the channel opens, and hidden again when it closes.
  await t.run(work => changeConversation(work, secret, { open: true }, sato))
  expect(await found(tanaka, '合併')).toHaveLength(1)
  await t.post(sato, secret, '公開の合併計画')
  await t.run(work => changeConversation(work, secret, { open: false }, sato))
  expect(await found(tanaka, '合併')).toEqual([])

  const discussion = await t.channel([], {
    ...{ kind: 'document', document: { kind: 'quote', id: randomUUID(), number: 'Q-2026-00001' } },
  })
  await t.post(sato, discussion, '粗利の話です')
  expect(await found(sato, '粗利')).toHaveLength(1)
  expect(await found(await t.person('approver'), '粗利')).toHaveLength(1)
  // The warehouse reads no quotes.
  expect(await found(tanaka, '粗利')).toEqual([])
})

test('somebody in very many channels finds what is in each of them', async () => {
  const busy = await t.person()
  const channels = await Promise.all(
    Array.from({ length: 70 }, async () => {
      const id = await t.channel([busy])
      await t.post(busy, id, '多忙な一日')
      return id
    }),
  )
  expect(await found(busy, '多忙', { limit: 100 })).toHaveLength(channels.length)
})

test('filters narrow: who, where, when, with files', async () => {
  const [here, there] = [await t.channel([sato, tanaka]), await t.channel([sato, tanaka])]
  const day = (text: string) => new Date(`${text}T03:00:00Z`)
  await sent(here, [
    { body: '在庫 一', at: day('2024-01-10'), author: tanaka },
    { body: '在庫 二', at: day('2024-02-10') },
    { body: '在庫 三', at: day('2024-02-11'), files: true },
  ])
  await sent(there, [{ body: '在庫 四', at: day('2024-02-12') }])
  expect(await found(sato, '在庫')).toEqual(['在庫 四', '在庫 三', '在庫 二', '在庫 一'])
  expect(await found(sato, '在庫', { conversationId: here })).toEqual(['在庫 三', '在庫 二', '在庫 一'])
  expect(await found(sato, '在庫', { authorId: tanaka.id })).toEqual(['在庫 一'])
  expect(await found(sato, '', { authorId: tanaka.id, conversationId: here })).toEqual(['在庫 一'])
  expect(await found(sato, '在庫', { withFiles: true })).toEqual(['在庫 三'])
  const span = { fromTime: '2024-02-10T03:00:00Z', untilTime: '2024-02-12T03:00:00Z' }
  expect(await found(sato, '在庫', span)).toEqual(['在庫 三', '在庫 二'])
})

test('pages give everything there is once, the newest first, as a look at every message would', async () => {
  const channel = await t.channel([sato])
  const letters = fc.string({ unit: fc.constantFrom(...'鉄鋼ねじネ', 'a', 'ab', ' '), maxLength: 8 })
  const [texts] = fc.sample(fc.array(letters, { minLength: 300, maxLength: 300 }), { numRuns: 1, seed: 7 })
  const now = Date.now()
  const messages = (texts ?? []).map((body, index) => ({ body, at: new Date(now - 2 ** (index / 13.5) * 60_000) }))
  // Two at the same moment, too.
  await sent(channel, [...messages, ...messages.slice(0, 50)])
  const all = [...messages, ...messages.slice(0, 50)].sort((a, b) => b.at.getTime() - a.at.getTime())
  const fold = (text: string) => text.replaceAll('ね', 'ネ').replaceAll('じ', 'ジ')
  for (const text of ['鉄', '鋼鉄', 'ねじ', 'ネジ鉄', 'ジ']) {
    const expected = all.filter(({ body }) => fold(body).includes(fold(text))).map(({ body }) => body)
    const pages: Message[] = []
    let cursor = ''
    do {
      const page = await search(sato, text, { conversationId: channel, limit: 7, cursor })
      pages.push(...page.found.map(({ message }) => message as Message))
      cursor = page.cursor
    } while (cursor !== '')
    expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length)
    expect(pages.map(({ at }) => at)).toEqual(
      pages
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
    expect(pages.map(({ body }) => body).sort()).toEqual(expected.sort())
  }
})

test('any search gives an answer or a refusal, never a fault', async () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 210 }),
    fc.constantFrom(`'`, `\\`, `"`, '#open', `a' | 'b`, '%', '_'),
  )
  const request = fc.record({
    text: word,
    authorId: fc.oneof(fc.constant(''), fc.uuid(), fc.string()),
    fromTime: fc.oneof(fc.constant(''), fc.constant('2024-01-01T00:00:00Z'), fc.string()),
    limit: fc.integer({ min: -1, max: 102 }),
    cursor: fc.oneof(fc.constant(''), fc.constant(`1700000000000_${randomUUID()}`), fc.string()),
  })
  await fc.assert(
    fc.asyncProperty(request, async wanted => {
      const answer = await refusal(t.client.searchMessages(wanted, sato.call))
      if (typeof answer === 'string')
        expect(answer).toMatch(/^(invalid|too_long|required) (text|authorId|fromTime|limit|cursor)$/)
    }),
  )
  expect(await refusal(search(sato, ''))).toBe('required text')
  expect(await found(sato, '!?')).toEqual([])
  // Neither pattern nor operator: just text.
  const channel = await t.channel([sato])
  await t.post(sato, channel, 'aaa bbb')
  for (const text of ['a%b', 'a_a', 'aaa | ccc', '#open'])
    expect(await found(sato, text, { conversationId: channel })).toEqual([])
})
