import { ChannelService } from '@torrent/contracts/channel'
import type { Attachment } from '@torrent/contracts/conversation'
import type { MemberService } from '@torrent/contracts/member'
import type { QueryService } from '@torrent/contracts/query'
import { type Client, type Implementation, mount, Refused, type Service } from '@torrent/service-kit'

export interface ChannelServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
  members: Client<typeof MemberService>
  /** Where a document is looked up whose discussion is opened for the first time. */
  query: Client<typeof QueryService>
  /** A token with which the service speaks for itself inside a tenant. */
  tokenFor: (tenant: string) => Promise<string>
  /** Asks the storage service whether these files may be attached. Refused: `invalid`. */
  resolveAttachments: (
    tenant: string,
    request: { conversationId: string; memberId: string; fileIds: readonly string[] },
  ) => Promise<Attachment[]>
}

/** Channels and the discussions of documents: serves ChannelService and ConversationService. */
export async function createChannelService(_: ChannelServiceDependencies): Promise<Service> {
  const unavailable = async () => {
    throw new Refused('unavailable')
  }
  const implementation = Object.fromEntries(ChannelService.methods.map(({ localName }) => [localName, unavailable]))
  return {
    name: 'channel',
    serves: [mount(ChannelService, implementation as unknown as Implementation<typeof ChannelService>)],
    provision: async () => undefined,
    start: async () => undefined,
    stop: async () => undefined,
  }
}
