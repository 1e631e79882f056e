import type { MessageInitShape } from '@bufbuild/protobuf'
import type { ConversationEventSchema, SyncRequest, SyncResponseSchema } from '@torrent/contracts/conversation'
import type { Principal } from '@torrent/policy'
import { Refused, requireUuid, rows } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { readable } from './access.ts'
import { checkSeq } from './message-checks.ts'
import { iso, type MessageRecord, messagesById } from './message-rows.ts'
import { namesOf } from './people.ts'
import { personalSeq, readPersonalLog } from './personal-log.ts'
import type { Work } from './work.ts'

/** Conversations in one request. */
const MOST_CONVERSATIONS = 500
/** Events of one conversation in one answer, and of all of them. */
const MOST_OF_ONE = 100
const MOST_OF_ALL = 500
/** Text in one answer, in characters: it has to fit into a message of gRPC. */
const MOST_TEXT = 300_000

interface EventRow {
  conversationId: string
  seq: number
  type: string
  actorId: string
  at: string
  messageId: string | null
  people: string[]
  change: { name: string; topic: string; archived: boolean } | null
}

type SyncAnswer = MessageInitShape<typeof SyncResponseSchema>
type EventRecord = MessageInitShape<typeof ConversationEventSchema> & { $typeName?: undefined }

/**
 * What happened after what is known. Events of a conversation come in order and without a gap; `more` says that there
 * are others behind them. Messages are told as they are now. Refused: `too_many` above 500 conversations.
 */
export async function sync(work: Work, viewer: Principal, request: SyncRequest): Promise<SyncAnswer> {
  const { personalAfter, conversations } = request
  if (conversations.length > MOST_CONVERSATIONS)
    throw new Refused('too_many', 'conversations', { max: String(MOST_CONVERSATIONS) })
  const known = new Map(
    conversations.map(({ conversationId, afterSeq }) => [
      requireUuid(conversationId, 'conversations'),
      checkSeq(afterSeq, 'conversations'),
    ]),
  )
  const personal =
    personalAfter === -1 ? [] : await readPersonalLog(work, viewer.subject, checkSeq(personalAfter, 'personalAfter'))
  const lastPersonal = Math.max(personalAfter, personal.at(-1)?.seq ?? 0)
  return {
    personal,
    personalSeq: personalAfter === -1 ? await personalSeq(work, viewer.subject) : lastPersonal,
    conversations: await syncConversations(work, viewer, known),
  }
}

async function syncConversations(
  work: Work,
  viewer: Principal,
  known: ReadonlyMap<string, number>,
): Promise<NonNullable<SyncAnswer['conversations']>> {
  if (known.size === 0) return []
  const news = await readLogs(work, viewer, known)
  const events = await withinSize(work, news.events)
  return [...known.keys()].map(conversationId => {
    const own = events.get(conversationId) ?? []
    const after = own.at(-1)?.seq ?? known.get(conversationId) ?? 0
    const lastSeq = news.readable.get(conversationId)
    if (lastSeq === undefined) return { conversationId, gone: true }
    return { conversationId, events: own, more: after < lastSeq }
  })
}

/** What follows what is known, and how far each conversation has come that this person may read. */
async function readLogs({ tx }: Work, viewer: Principal, known: ReadonlyMap<string, number>) {
  const wanted = [...known].map(([id, after], place) => ({ id, after, place }))
  const asked = sql`jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as k(id uuid, after int)`
  const found = await rows<{ id: string; lastSeq: number }>(
    tx,
    sql`select c.id, c.last_seq as "lastSeq" from ${asked} join conversations c on c.id = k.id where ${readable(viewer)}`,
  )
  const reached = new Map(found.map(({ id, lastSeq }) => [id, lastSeq]))
  const behind = wanted.filter(({ id, after }) => after < (reached.get(id) ?? 0))
  if (behind.length === 0) return { readable: reached, events: [] }
  const events = await rows<EventRow>(
    tx,
    sql`select e.* from jsonb_to_recordset(${JSON.stringify(behind)}::jsonb) as k(id uuid, after int, place int)
      cross join lateral (
        select conversation_id as "conversationId", seq, type, actor_id as "actorId", at, message_id as "messageId",
          people, change
        from events where conversation_id = k.id and seq > k.after order by seq limit ${MOST_OF_ONE}
      ) as e order by k.place, e.seq limit ${MOST_OF_ALL}`,
  )
  return { readable: reached, events }
}

/** The events by conversation, as the contract has them; of each a beginning that fits into the answer. */
async function withinSize({ tx, service }: Work, found: readonly EventRow[]): Promise<Map<string, EventRecord[]>> {
  const messages = await messagesOf({ tx }, found)
  const names = await namesOf(
    tx,
    found.flatMap(({ actorId, people }) => [actorId, ...people]),
  )
  const person = (id: string) => ({ id, name: names.get(id) ?? '' })
  const answer = new Map<string, EventRecord[]>()
  let text = 0
  for (const { conversationId, seq, type, actorId, at, messageId, people, change } of found) {
    const message = messageId === null ? undefined : messages.get(messageId)
    const root = message?.rootId ? messages.get(message.rootId) : undefined
    text += (message?.body.length ?? 0) + (root?.body.length ?? 0)
    if (text > MOST_TEXT && answer.size > 0) break
    const own = answer.get(conversationId) ?? []
    answer.set(conversationId, own)
    own.push({
      ...{ service, conversationId, seq, type, actor: person(actorId), at: iso(at), people: people.map(person) },
      ...{ message, root },
      ...change,
    })
  }
  return answer
}

/** The messages that these events are about, and the first ones of their threads. */
async function messagesOf({ tx }: Pick<Work, 'tx'>, events: readonly EventRow[]): Promise<Map<string, MessageRecord>> {
  const told = await messagesById(tx, ids(events.map(({ messageId }) => messageId)))
  const roots = ids([...told.values()].map(({ rootId }) => rootId)).filter(id => !told.has(id))
  return new Map([...told, ...(await messagesById(tx, roots))])
}

function ids(some: readonly (string | null | undefined)[]): string[] {
  return [...new Set(some)].filter(id => typeof id === 'string' && id !== '') as string[]
}
