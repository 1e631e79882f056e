import type { Conversation, ConversationEvent, Message } from '../bff.ts'

/** Counts stop here, as the server's do. */
const MOST = 100

/** What a conversation is to the person, where nothing is said: somebody who looks in. */
const LOOKING_IN: NonNullable<Conversation['mine']> = {
  member: false,
  role: '',
  level: 'all',
  readSeq: 0,
  unread: 0,
  mentions: 0,
  draft: '',
  favourite: false,
}

/** What a conversation is to the person who looks at it. */
export function mineOf(conversation: Conversation): NonNullable<Conversation['mine']> {
  return conversation.mine ?? LOOKING_IN
}

/** With another relation of the person to it. */
export function withMine(conversation: Conversation, change: Partial<ReturnType<typeof mineOf>>): Conversation {
  return { ...conversation, mine: { ...mineOf(conversation), ...change } }
}

/**
 * A conversation after one of its events; an event that it already includes changes nothing.
 * @param me member id of the person whose unread messages are counted
 */
export function afterEvent(conversation: Conversation, event: ConversationEvent, me: string): Conversation {
  if (event.seq <= conversation.lastSeq) return conversation
  const moved = { ...conversation, lastSeq: event.seq }
  switch (event.type) {
    case 'posted':
      return event.message ? afterPosted(moved, event.message, me) : moved
    case 'joined':
      return { ...moved, memberCount: moved.memberCount + event.people.length }
    case 'left':
      return { ...moved, memberCount: Math.max(0, moved.memberCount - event.people.length) }
    case 'changed':
      return { ...moved, name: event.name, topic: event.topic, archived: event.archived }
    default:
      return moved
  }
}

function afterPosted(conversation: Conversation, message: Message, me: string): Conversation {
  const posted = { ...conversation, lastAt: message.at }
  const { unread, mentions, readSeq } = mineOf(conversation)
  if (message.author?.id === me) return posted
  if (message.seq <= readSeq) return posted
  return withMine(posted, {
    unread: message.rootId === '' ? Math.min(MOST, unread + 1) : unread,
    mentions: namesPerson(message, me) ? Math.min(MOST, mentions + 1) : mentions,
  })
}

/** Whether a message names this person, or everybody. */
function namesPerson(message: Message, me: string): boolean {
  return message.mentionsAll || message.mentions.some(({ id }) => id === me)
}
