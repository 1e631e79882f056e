import type { Conversation } from '../bff.ts'
import { mineOf } from './conversation-change.ts'

export type Section = 'favourites' | 'channels' | 'documents' | 'rooms' | 'direct'

const SECTION_OF: Readonly<Record<string, Section>> = {
  channel: 'channels',
  document: 'documents',
  room: 'rooms',
  direct: 'direct',
}

/**
 * The list of conversations: channels and rooms by name, discussions of documents and direct messages by when something
 * was last said there. Archived ones are left out.
 */
export function conversationSections(
  conversations: readonly Conversation[],
  nameOf: (conversation: Conversation) => string,
  locale: string,
): Record<Section, Conversation[]> {
  const sections: Record<Section, Conversation[]> = {
    favourites: [],
    channels: [],
    documents: [],
    rooms: [],
    direct: [],
  }
  for (const each of conversations) {
    if (each.archived) continue
    const section = mineOf(each).favourite ? 'favourites' : SECTION_OF[each.kind]
    if (section) sections[section].push(each)
  }
  const words = new Intl.Collator(locale)
  const byName = (a: Conversation, b: Conversation) => words.compare(nameOf(a), nameOf(b))
  const byTime = (a: Conversation, b: Conversation) => lastOf(b).localeCompare(lastOf(a)) || byName(a, b)
  sections.favourites.sort(byName)
  sections.channels.sort(byName)
  sections.rooms.sort(byName)
  sections.documents.sort(byTime)
  sections.direct.sort(byTime)
  return sections
}

function lastOf({ lastAt, createdAt }: Conversation): string {
  return lastAt || createdAt
}

/** What the list shows as waiting: nothing of others in a muted conversation but being named. */
export function waitingIn(conversation: Conversation): { unread: boolean; badge: number } {
  const { unread, mentions, level } = mineOf(conversation)
  if (level === 'none') return { unread: false, badge: 0 }
  const badge = conversation.kind === 'direct' ? Math.max(unread, mentions) : mentions
  return { unread: unread > 0 || mentions > 0, badge }
}
