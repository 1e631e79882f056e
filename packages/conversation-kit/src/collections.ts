import type { Principal } from '@torrent/policy'
import { sql } from 'drizzle-orm'
import { readAccess, readable } from './access.ts'
import { type MessageRecord, selectMessages, toMessages } from './message-rows.ts'
import { MOST_PINS } from './messages/pin.ts'
import type { Work } from './work.ts'

/** What is pinned in a conversation, the newest message first. */
export async function listPins(work: Work, viewer: Principal, conversationId: string): Promise<MessageRecord[]> {
  await readAccess(work, viewer, conversationId)
  const rest = sql`where m.conversation_id = ${conversationId} and m.pinned order by m.seq desc limit ${MOST_PINS}`
  return toMessages(work.tx, await selectMessages(work.tx, rest, viewer.subject))
}

/** First messages of threads that the viewer began, replied to or was named in, the liveliest first. */
export async function listThreads({ tx }: Work, viewer: Principal, limit: number): Promise<MessageRecord[]> {
  const rest = sql`join thread_people t on t.root_id = m.id and t.member_id = ${viewer.subject}
    join conversations c on c.id = m.conversation_id
    where m.reply_count > 0 and ${readable(viewer)} order by m.last_reply_at desc, m.id limit ${limit}`
  return toMessages(tx, await selectMessages(tx, rest, viewer.subject))
}

/** What the viewer keeps for later, the last kept first. What they may not read any more is left out. */
export async function listSaved({ tx }: Work, viewer: Principal, limit: number): Promise<MessageRecord[]> {
  const rest = sql`join saved k on k.message_id = m.id and k.member_id = ${viewer.subject}
    join conversations c on c.id = m.conversation_id
    where not m.deleted and ${readable(viewer)} order by k.at desc, m.id limit ${limit}`
  return toMessages(tx, await selectMessages(tx, rest, viewer.subject))
}
