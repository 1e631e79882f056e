import { create, type MessageInitShape } from '@bufbuild/protobuf'
import { ConversationEventSchema } from '@torrent/contracts/conversation'
import { rows, toPayload, writeOutbox } from '@torrent/service-kit'
import { type SQL, sql } from 'drizzle-orm'
import type { Person } from './person.ts'
import type { Work } from './work.ts'

/** The topic is `outbox.event.conversation`, its key the conversation. */
const AGGREGATE = 'conversation'

/** What can happen in a conversation. */
export type EventType = 'posted' | 'edited' | 'deleted' | 'reacted' | 'pinned' | 'joined' | 'left' | 'changed'

export interface NewEvent {
  conversationId: string
  type: EventType
  actor: Person
  messageId?: string
  people?: readonly Person[]
  change?: { name: string; topic: string; archived: boolean }
}

/** An event with its place. */
export interface Numbered extends NewEvent {
  seq: number
  /** ISO 8601, UTC */
  at: string
}

/**
 * Adds an event to a conversation's log. Holds the conversation until the end of the transaction, so that the numbers
 * have no gap and grow in the order in which transactions commit. `alongside` is written in the same statement; it finds
 * `seq` and `last_at` in the table `moved`.
 */
export async function appendEvent({ tx }: Work, event: NewEvent, alongside?: SQL): Promise<Numbered> {
  const { conversationId, type, actor, messageId = null, people = [], change } = event
  const ids = people.map(({ id }) => id)
  const [placed] = await rows<{ seq: number; at: string }>(
    tx,
    sql`with moved as (
        update conversations c set last_seq = c.last_seq + 1,
          last_at = case when ${type} = 'posted' then date_trunc('milliseconds', clock_timestamp()) else c.last_at end
        where c.id = ${conversationId} returning c.last_seq as seq, c.last_at
      )${alongside ? sql`, alongside as (${alongside})` : sql``}
      insert into events (conversation_id, seq, type, actor_id, at, message_id, people, change)
      select ${conversationId}, moved.seq, ${type}, ${actor.id},
        case when ${type} = 'posted' then moved.last_at else date_trunc('milliseconds', clock_timestamp()) end,
        ${messageId}::uuid, ${sql.param(ids)}::text[], ${change ? JSON.stringify(change) : null}::jsonb
      from moved returning seq, at`,
  )
  if (!placed) throw new Error('the conversation whose log grows is not there')
  return { ...event, seq: placed.seq, at: new Date(placed.at).toISOString() }
}

/** Tells everybody who follows the conversation, if and when the transaction commits. */
export async function publishEvent(
  work: Work,
  event: Numbered,
  messages: Pick<MessageInitShape<typeof ConversationEventSchema> & { $typeName?: undefined }, 'message' | 'root'> = {},
): Promise<void> {
  const { service, traceparent } = work
  const { conversationId, seq, type, actor, at, people = [], change } = event
  const told = create(ConversationEventSchema, {
    ...{ service, conversationId, seq, type, actor, at, people: [...people] },
    ...change,
    ...messages,
  })
  await writeOutbox(work.tx, [
    {
      aggregateType: AGGREGATE,
      aggregateId: conversationId,
      type: 'ConversationEvent',
      payload: toPayload(ConversationEventSchema, told),
      version: seq,
      traceparent,
    },
  ])
}
