import type { Conversation } from '../bff.ts'

/**
 * What a conversation is called. Direct messages are called after the others in them; one with nobody else after
 * oneself.
 * @param join puts names together in the language of the page
 */
export function conversationName(conversation: Conversation, me: string, join: (names: string[]) => string): string {
  if (conversation.kind === 'document') return conversation.documentNumber || conversation.name
  if (conversation.kind !== 'direct') return conversation.name
  const others = conversation.people.filter(({ id }) => id !== me)
  return join((others.length > 0 ? others : conversation.people).map(({ name }) => name))
}

/** The other one in a direct message of two; undefined where there are none or several. */
export function otherOf(conversation: Conversation, me: string): { id: string; name: string } | undefined {
  const others = conversation.people.filter(({ id }) => id !== me)
  return conversation.kind === 'direct' && others.length === 1 ? others[0] : undefined
}
