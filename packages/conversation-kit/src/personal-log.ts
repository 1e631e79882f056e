import { create, type MessageInitShape } from '@bufbuild/protobuf'
import { PersonalEventSchema } from '@torrent/contracts/conversation'
import { rows, toPayload, writeOutbox } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { Work } from './work.ts'

/** The topic is `outbox.event.conversation.personal`, its key the person. */
const AGGREGATE = 'conversation.personal'

type Init = MessageInitShape<typeof PersonalEventSchema> & { $typeName?: undefined }

/** The fields that only some types of events have. */
export type PersonalDetail = Pick<Init, 'readSeq' | 'draft' | 'level' | 'on' | 'messageId'>

export type PersonalType = 'added' | 'removed' | 'read' | 'draft' | 'level' | 'favourite' | 'saved'

/** As many rows of an outbox as one statement takes. */
const BATCH = 1_000

/**
 * Adds one and the same event to the logs of people, who must be known (`rememberPeople`). Numbers have no gap, for each
 * person. Whoever holds a conversation, too, has taken it before.
 */
export async function tellPeople(
  work: Work,
  memberIds: readonly string[],
  event: { type: PersonalType; conversationId: string; detail?: PersonalDetail },
): Promise<void> {
  const { tx, service, traceparent } = work
  const { type, conversationId, detail = {} } = event
  const placed = await rows<{ memberId: string; seq: number; at: string }>(
    tx,
    sql`with held as (
        select id from people where id = any(${sql.param([...memberIds])}::text[]) order by id for no key update
      ), moved as (
        update people p set last_seq = p.last_seq + 1 from held where p.id = held.id returning p.id, p.last_seq
      )
      insert into personal_events (member_id, matter, seq, type, conversation_id, at, detail)
      select id, ${matterOf(type, conversationId, detail)}, last_seq, ${type}, ${conversationId},
        date_trunc('milliseconds', clock_timestamp()), ${JSON.stringify(detail)}::jsonb
      from moved
      on conflict (tenant_id, member_id, matter) do update set seq = excluded.seq, type = excluded.type,
        conversation_id = excluded.conversation_id, at = excluded.at, detail = excluded.detail
      returning member_id as "memberId", seq, at`,
  )
  for (let from = 0; from < placed.length; from += BATCH) {
    const told = placed.slice(from, from + BATCH).map(({ memberId, seq, at }) => ({
      aggregateType: AGGREGATE,
      aggregateId: memberId,
      type: 'PersonalEvent',
      payload: toPayload(
        PersonalEventSchema,
        create(PersonalEventSchema, {
          ...{ service, memberId, seq, type, conversationId, at: new Date(at).toISOString() },
          ...detail,
        }),
      ),
      version: seq,
      traceparent,
    }))
    await writeOutbox(tx, told)
  }
}

/** The newest number in a person's log; 0 while there is nothing in it. */
export async function personalSeq({ tx }: Work, memberId: string): Promise<number> {
  const [row] = await rows<{ seq: number }>(tx, sql`select last_seq as seq from people where id = ${memberId}`)
  return row?.seq ?? 0
}

/** What is in a person's log after a number, in order; what was overtaken by a later event is not. */
export async function readPersonalLog({ tx, service }: Work, memberId: string, after: number): Promise<Init[]> {
  const found = await rows<{ seq: number; type: string; conversationId: string; at: string; detail: PersonalDetail }>(
    tx,
    sql`select seq, type, conversation_id as "conversationId", at, detail from personal_events
      where member_id = ${memberId} and seq > ${after} order by seq`,
  )
  return found.map(({ detail, at, ...event }) => ({
    ...{ service, memberId, ...event, at: new Date(at).toISOString() },
    ...detail,
  }))
}

/** What an event is about: a later one about the same takes its place. */
function matterOf(type: PersonalType, conversationId: string, { messageId }: PersonalDetail): string {
  if (type === 'saved') return `saved ${messageId}`
  return `${type === 'added' || type === 'removed' ? 'membership' : type} ${conversationId}`
}
