import type { Conversation, ConversationEvent } from '../../bff.ts'
import { mineOf } from '../../model/conversation-change.ts'

/**
 * Whether a person wants to be told of an event: by the level they chose for the conversation. Being named counts unless
 * they want nothing at all; what they wrote themselves and what is only done to messages never does.
 */
export function worthANotice(event: ConversationEvent, conversation: Conversation | undefined, me: string): boolean {
  const { type, message } = event
  if (type !== 'posted' || !message || !conversation || message.author?.id === me) return false
  const { member, level } = mineOf(conversation)
  if (!member || level === 'none') return false
  const isNamed = message.mentionsAll || message.mentions.some(({ id }) => id === me)
  if (isNamed || conversation.kind === 'direct') return true
  // Replies are for those who take part in the thread; they hear of them in the list of threads.
  return level === 'all' && message.rootId === ''
}
