import type { IconName } from '@torrent/ui'
import type { Conversation } from '../bff.ts'

const OF_DOCUMENT: Readonly<Record<string, IconName>> = { quote: 'quote', order: 'order', shipment: 'shipment' }

/** What stands before the name of a conversation: open and private channels are told apart at a glance. */
export function conversationIcon({ kind, open, documentKind, people }: Conversation): IconName {
  if (kind === 'document') return OF_DOCUMENT[documentKind] ?? 'file'
  if (kind === 'room') return 'users'
  if (kind === 'direct') return people.length > 2 ? 'users' : 'user'
  return open ? 'channel' : 'lock'
}
