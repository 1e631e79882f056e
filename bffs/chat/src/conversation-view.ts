import { type Plain, plain } from '@torrent/bff-kit'
import type { Conversation } from '@torrent/contracts/conversation'
import type { ConversationHome } from '@torrent/contracts/realtime'

/** A conversation as the screens see it: with the service that keeps it, which every further question about it names. */
export interface ConversationView extends Plain<Conversation> {
  service: ConversationHome
}

/** A conversation as its service answered it. */
export function viewOf(service: ConversationHome, conversation: Conversation): ConversationView {
  return { ...plain(conversation), service }
}
