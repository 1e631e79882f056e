import type { PinRequest } from '@torrent/contracts/conversation'
import { type Caller, Refused, rows } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { ConversationContext } from '../conversation-context.ts'
import type { MessageRecord } from '../message-rows.ts'
import { changeMessage } from './change.ts'

/** As many as one answer lists. */
export const MOST_PINS = 100

/** Pins a message for everybody, or takes the pin away. Refused: `message_deleted`, `limit_reached` above 100. */
export function pin(context: ConversationContext, request: PinRequest, caller: Caller): Promise<MessageRecord> {
  const { conversationId, messageId: id, on } = request
  return changeMessage(context, caller, { conversationId, id }, 'pinned', async ({ work, message }) => {
    if (message.pinned === on) return false
    if (message.deleted) throw new Refused('message_deleted')
    const [counted] = await rows<{ pins: number }>(
      work.tx,
      sql`select count(*)::int as pins from messages where conversation_id = ${conversationId} and pinned`,
    )
    if (on && (counted?.pins ?? 0) >= MOST_PINS) throw new Refused('limit_reached', '', { max: String(MOST_PINS) })
    await work.tx.execute(sql`update messages set pinned = ${on} where id = ${id}`)
    return true
  })
}
