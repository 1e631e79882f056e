import { ChatService } from '@torrent/contracts/chat'
import type { Attachment } from '@torrent/contracts/conversation'
import type { MemberService } from '@torrent/contracts/member'
import { type Client, type Implementation, mount, Refused, type Service } from '@torrent/service-kit'

export interface ChatServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
  members: Client<typeof MemberService>
  /** A token with which the service speaks for itself inside a tenant. */
  tokenFor: (tenant: string) => Promise<string>
  /** Asks the storage service whether these files may be attached. Refused: `invalid`. */
  resolveAttachments: (
    tenant: string,
    request: { conversationId: string; memberId: string; fileIds: readonly string[] },
  ) => Promise<Attachment[]>
}

/** Direct messages and the rooms of groups: serves ChatService and ConversationService. */
export async function createChatService(_: ChatServiceDependencies): Promise<Service> {
  const unavailable = async () => {
    throw new Refused('unavailable')
  }
  const implementation = Object.fromEntries(ChatService.methods.map(({ localName }) => [localName, unavailable]))
  return {
    name: 'chat',
    serves: [mount(ChatService, implementation as unknown as Implementation<typeof ChatService>)],
    provision: async () => undefined,
    start: async () => undefined,
    stop: async () => undefined,
  }
}
