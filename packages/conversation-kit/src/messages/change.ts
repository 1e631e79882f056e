import type { Principal } from '@torrent/policy'
import { type Caller, Refused, requireUuid } from '@torrent/service-kit'
import { type Access, readAccess, requirePosting } from '../access.ts'
import type { ConversationContext } from '../conversation-context.ts'
import { appendEvent, type EventType, publishEvent } from '../conversation-log.ts'
import { findMessage, type MessageRecord, type MessageRow, toMessages } from '../message-rows.ts'
import { rememberPeople } from '../people.ts'
import type { Work } from '../work.ts'

/** A message that somebody is about to change, with the conversation held. */
export interface Change {
  work: Work
  viewer: Principal
  access: Access
  message: MessageRow
}

/**
 * Changes a message and tells everybody who follows. `change` answers false where it is so already: then nothing is
 * told. Refused: what `readAccess` and `requirePosting` refuse, and `not_found` for a message of another conversation.
 */
export async function changeMessage(
  context: ConversationContext,
  caller: Caller,
  place: { conversationId: string; id: string },
  type: EventType,
  change: (change: Change) => Promise<boolean>,
): Promise<MessageRecord> {
  const { principal: viewer, traceparent } = caller
  const id = requireUuid(place.id, 'id')
  const { conversationId } = place
  return context.transaction(
    viewer.tenant,
    async work => {
      const access = await readAccess(work, viewer, conversationId, { hold: true })
      const message = await findMessage(work.tx, conversationId, id, viewer.subject)
      if (!message) throw new Refused('not_found', 'id')
      requirePosting(access)
      const changed = await change({ work, viewer, access, message })
      if (changed) await tell(work, viewer, message, type)
      const [now] = await toMessages(work.tx, await again(work, message, viewer.subject))
      if (!now) throw new Error('a message that was just changed is not there')
      return now
    },
    traceparent,
  )
}

async function tell(work: Work, viewer: Principal, message: MessageRow, type: EventType): Promise<void> {
  const { tx } = work
  const { id, conversationId, rootId } = message
  const actor = { id: viewer.subject, name: viewer.name }
  await rememberPeople(tx, [actor])
  const event = await appendEvent(work, { conversationId, type, actor, messageId: id })
  const root = rootId === null ? undefined : await findMessage(tx, conversationId, rootId)
  const [told, toldRoot] = await toMessages(tx, [...(await again(work, message)), ...(root ? [root] : [])])
  await publishEvent(work, event, { message: told, root: toldRoot })
}

async function again({ tx }: Work, { conversationId, id }: MessageRow, viewerId?: string): Promise<MessageRow[]> {
  const row = await findMessage(tx, conversationId, id, viewerId)
  return row ? [row] : []
}
