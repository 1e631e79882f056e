import { ChannelService } from '@torrent/contracts/channel'
import type { Attachment } from '@torrent/contracts/conversation'
import type { MemberService } from '@torrent/contracts/member'
import type { QueryService } from '@torrent/contracts/query'
import { followGroups, followMembers, openConversations, peopleFrom } from '@torrent/conversation-kit'
import { businessService, type Client, mount, type Service } from '@torrent/service-kit'
import { channelService } from './channels.ts'
import { groupCommands } from './commands.ts'
import { createDiscussions } from './discussions.ts'

export { seedDemo } from './demo/seed-demo.ts'

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

export interface Channels extends Service {
  conversations: Awaited<ReturnType<typeof openConversations>>
}

/**
 * Channels and the discussions of documents: serves ChannelService and ConversationService, listens on
 * `channel.commands` and to groups, documents and members, publishes what happens in its conversations.
 */
export async function createChannelService(dependencies: ChannelServiceDependencies): Promise<Channels> {
  const { url, members, query, tokenFor, resolveAttachments } = dependencies
  const findPeople = peopleFrom(members, tokenFor)
  const conversations = await openConversations({ name: 'channel', url, resolveAttachments, findPeople })
  const discussions = createDiscussions(conversations, query)
  const service = businessService({
    name: 'channel',
    database: conversations.database,
    commands: groupCommands(findPeople),
    serves: [mount(ChannelService, channelService(conversations, findPeople, discussions)), conversations.serves],
    async listen(broker) {
      await followMembers(broker, conversations)
      await followGroups(broker, conversations, findPeople)
      await discussions.listen(broker)
    },
  })
  return { ...service, conversations }
}
