import type { MessageInitShape } from '@bufbuild/protobuf'
import type { EditSchema } from '@torrent/contracts/conversation'
import { rows } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { iso, type MessageRow } from '../message-rows.ts'
import type { Work } from '../work.ts'

/** Keeps what a message says at this moment, before it says something else or nothing. */
export async function keepText({ tx }: Work, { id, conversationId, body }: MessageRow): Promise<void> {
  await tx.execute(
    sql`insert into edits (message_id, conversation_id, number, body, replaced_at)
      select ${id}, ${conversationId}, count(*) + 1, ${body}, date_trunc('milliseconds', clock_timestamp())
      from edits where message_id = ${id}`,
  )
}

/** What a message said before, the oldest first. */
export async function readEdits({ tx }: Work, messageId: string): Promise<MessageInitShape<typeof EditSchema>[]> {
  const found = await rows<{ body: string; replacedAt: string }>(
    tx,
    sql`select body, replaced_at as "replacedAt" from edits where message_id = ${messageId} order by number`,
  )
  return found.map(({ body, replacedAt }) => ({ body, replacedAt: iso(replacedAt) }))
}
