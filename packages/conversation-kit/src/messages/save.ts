import type { SaveRequest } from '@torrent/contracts/conversation'
import { type Caller, Refused, requireUuid, rows } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { readAccess } from '../access.ts'
import type { ConversationContext } from '../conversation-context.ts'
import { findMessage, type MessageRecord, toMessages } from '../message-rows.ts'
import { rememberPeople } from '../people.ts'
import { tellPeople } from '../personal-log.ts'

/** Keeps a message for later, or no longer; only the caller sees it. */
export function save(context: ConversationContext, request: SaveRequest, caller: Caller): Promise<MessageRecord> {
  const { principal: viewer, traceparent } = caller
  const { conversationId, on } = request
  const messageId = requireUuid(request.messageId, 'messageId')
  return context.transaction(
    viewer.tenant,
    async work => {
      const { tx } = work
      await readAccess(work, viewer, conversationId, { hold: 'kept' })
      if (!(await findMessage(tx, conversationId, messageId))) throw new Refused('not_found', 'messageId')
      const changed = on
        ? await rows(
            tx,
            sql`insert into saved (member_id, message_id, conversation_id)
              values (${viewer.subject}, ${messageId}, ${conversationId}) on conflict do nothing returning 1`,
          )
        : await rows(
            tx,
            sql`delete from saved where member_id = ${viewer.subject} and message_id = ${messageId} returning 1`,
          )
      if (changed.length > 0) {
        await rememberPeople(tx, [{ id: viewer.subject, name: viewer.name }])
        await tellPeople(work, [viewer.subject], { type: 'saved', conversationId, detail: { on, messageId } })
      }
      const stored = await findMessage(tx, conversationId, messageId, viewer.subject)
      const [message] = await toMessages(tx, stored ? [stored] : [])
      if (!message) throw new Refused('not_found', 'messageId')
      return message
    },
    traceparent,
  )
}
