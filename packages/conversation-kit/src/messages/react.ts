import type { ReactRequest } from '@torrent/contracts/conversation'
import { type Caller, Refused } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { ConversationContext } from '../conversation-context.ts'
import { checkEmoji } from '../message-checks.ts'
import type { MessageRecord, StoredReaction } from '../message-rows.ts'
import { changeMessage } from './change.ts'

const MOST_EMOJI = 30

/** Adds the caller's reaction, or takes it back. Refused: `message_deleted`, `limit_reached` above 30 emoji at a message. */
export async function react(
  context: ConversationContext,
  request: ReactRequest,
  caller: Caller,
): Promise<MessageRecord> {
  const emoji = checkEmoji(request.emoji)
  const place = { conversationId: request.conversationId, id: request.messageId }
  return changeMessage(context, caller, place, 'reacted', async ({ work, viewer, message }) => {
    if (message.deleted) throw new Refused('message_deleted')
    const after = request.on
      ? withReaction(message.reactions, emoji, viewer.subject)
      : withoutReaction(message.reactions, emoji, viewer.subject)
    if (after === message.reactions) return false
    if (after.length > MOST_EMOJI) throw new Refused('limit_reached', 'emoji', { max: String(MOST_EMOJI) })
    await work.tx.execute(sql`update messages set reactions = ${JSON.stringify(after)}::jsonb where id = ${message.id}`)
    return true
  })
}

function withReaction(reactions: StoredReaction[], emoji: string, person: string): StoredReaction[] {
  const found = reactions.find(reaction => reaction.emoji === emoji)
  if (!found) return [...reactions, { emoji, people: [person] }]
  if (found.people.includes(person)) return reactions
  return reactions.map(reaction => (reaction === found ? { emoji, people: [...reaction.people, person] } : reaction))
}

function withoutReaction(reactions: StoredReaction[], emoji: string, person: string): StoredReaction[] {
  const found = reactions.find(reaction => reaction.emoji === emoji)
  if (!found?.people.includes(person)) return reactions
  return reactions
    .map(reaction => (reaction === found ? { emoji, people: reaction.people.filter(id => id !== person) } : reaction))
    .filter(({ people }) => people.length > 0)
}
