import { randomUUID } from 'node:crypto'
import {
  type Conversations,
  createConversation,
  openConversations,
  type Person,
  seedMessages,
} from '@torrent/conversation-kit'
import { createServiceDatabase, startTemporaryPostgres } from '@torrent/embedded-postgres'
import pg from 'pg'
import { type Figure, median, ms, percentile } from '../figures.ts'
import { messageBody, type Random, randomFrom } from './message-body.ts'

const TENANT = 'acme-metal'
const MESSAGES = 1_000_000
const CHANNELS = 100
/** The past is written piece by piece, so that it lies on the disk as it was talked. */
const PIECES = 50
const YEARS = 2
const PEOPLE = 50
const ROUNDS = 10
/** The bare table is gone through by the second. */
const PLAIN_ROUNDS = 3

/** Words that are everywhere, here and there, nearly nowhere and nowhere, and frequent ones that never meet. */
const TEXTS = [
  ...['見積書', 'しました', '注文', '鉄', 'order', 'deliv', 'SUS304', '承認 納期', '検査成績書', 'かたろぐ'],
  ...[
    '部品0042号',
    'Q-2026-00012',
    '"公差を修正しました"',
    '会議室 東海精機 トラック',
    'stainless tolerance',
    '存在しない言葉',
    '見積書 order',
    'しました quote',
    '積書見積',
  ],
]

/** Search over a million messages as a service does it, beside LIKE over a bare table of the same. */
export async function messageSearch(): Promise<Figure[]> {
  const server = await startTemporaryPostgres()
  const { url, adminUrl } = await createServiceDatabase(server, 'channel')
  const nothing = async () => []
  const conversations = await openConversations({
    name: 'channel',
    url,
    findPeople: nothing,
    resolveAttachments: nothing,
  })
  const bare = new pg.Client(adminUrl)
  await bare.connect()
  try {
    const reader = await talk(conversations, bare)
    await bare.query('create table bare as select id, at, body from messages; create index on bare (at)')
    await bare.query('vacuum analyze')
    const search = searchAs(conversations, reader)
    const searched = new Map<string, number[]>(TEXTS.map(text => [text, []]))
    const plain: number[] = []
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const [text, taken] of searched) {
        const found = await time(() => search(text))
        const bareFound = round > PLAIN_ROUNDS ? undefined : await time(() => like(bare, text))
        // The first round warms what a portal that runs has in memory.
        if (round === 0) continue
        taken.push(found)
        if (bareFound !== undefined) plain.push(bareFound)
      }
    const all = [...searched.values()].flat()
    const [p95, plain95] = [percentile(all, 0.95), percentile(plain, 0.95)]
    const [slowest, itsTimes] = [...searched].reduce((a, b) => (median(b[1]) > median(a[1]) ? b : a))
    return [
      { name: 'search over 1,000,000 messages, p50', value: ms(median(all)) },
      {
        ...{ name: 'the same, p95', value: ms(p95), aim: '≤ 150 ms' },
        ...{ ratio: p95 / plain95, beside: `LIKE on a bare table (${ms(plain95)})` },
      },
      {
        name: `the slowest of ${searched.size} searches (${slowest}), p95`,
        value: ms(percentile(itsTimes, 0.95)),
        aim: '≤ 150 ms',
      },
    ]
  } finally {
    await bare.end()
    await conversations.stop()
    await server.stop()
  }
}

function like(bare: pg.Client, text: string) {
  const pattern = `%${text.replaceAll('"', '')}%`
  return bare.query('select id, at, body from bare where body like $1 order by at desc limit 20', [pattern])
}

/** Two years of talk; answers somebody who is in a part of the channels. */
async function talk(conversations: Conversations, owner: pg.Client): Promise<Person> {
  const random = randomFrom(42)
  const people = Array.from({ length: PEOPLE }, (_, index) => ({ id: randomUUID(), name: `社員${index}` }))
  const channels = Array.from({ length: CHANNELS }, () => randomUUID())
  for (const [index, id] of channels.entries()) {
    const members = people.filter(() => random() < 0.3)
    const [actor = { id: 'service:bench', name: '' }] = members
    const facts = { id, kind: 'channel', name: `チャネル${index}`, open: index % 3 === 0, members, actor } as const
    await conversations.transaction(TENANT, work => createConversation(work, facts))
  }
  // Built at the end, as a restored backup does: what is measured is reading.
  const { rows } = await owner.query(`select indexdef from pg_indexes where indexname = 'message_search_terms'`)
  await owner.query('drop index message_search_terms')
  const length = (YEARS * 365 * 86_400_000) / PIECES
  const start = Date.now() - YEARS * 365 * 86_400_000
  for (let piece = 0; piece < PIECES; piece += 1)
    for (const id of channels) {
      const messages = pastOf(random, people, start + piece * length, length)
      await conversations.transaction(TENANT, work => seedMessages(work, id, messages))
    }
  await owner.query(`set maintenance_work_mem = '256MB'; ${rows[0].indexdef}`)
  return people[7] as Person
}

function pastOf(random: Random, people: readonly Person[], from: number, length: number) {
  return Array.from({ length: MESSAGES / CHANNELS / PIECES }, () => ({
    id: randomUUID(),
    author: people[Math.floor(people.length * random() ** 2)] as Person,
    at: new Date(from + random() * length).toISOString(),
    body: messageBody(random),
  }))
}

function searchAs(conversations: Conversations, { id, name }: Person) {
  const principal = { subject: id, name, tenant: TENANT, roles: ['sales'], email: '' }
  const { implementation } = conversations.serves as unknown as {
    implementation: { searchMessages(request: object, caller: object): Promise<{ found: unknown[] }> }
  }
  const none = { conversationId: '', authorId: '', fromTime: '', untilTime: '', withFiles: false, limit: 0, cursor: '' }
  return (text: string) => implementation.searchMessages({ ...none, text }, { principal, traceparent: '' })
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
