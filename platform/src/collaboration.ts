import { createChannelService } from '@torrent/channel-service'
import { createChatService } from '@torrent/chat-service'
import { ConversationService } from '@torrent/contracts/conversation'
import { GroupService } from '@torrent/contracts/group'
import type { MemberService } from '@torrent/contracts/member'
import type { QueryService } from '@torrent/contracts/query'
import type { ConversationHome } from '@torrent/contracts/realtime'
import { StorageService } from '@torrent/contracts/storage'
import { createGroupService } from '@torrent/group-service'
import type { Client, TokenVerifier } from '@torrent/service-kit'
import { createStorageService } from '@torrent/storage-service'
import { clientOf } from './clients.ts'
import type { DatabaseName } from './databases.ts'
import { tokensOf } from './service-tokens.ts'

export interface CollaborationOptions {
  urls: Record<DatabaseName, string>
  verify: TokenVerifier
  internalKey: Uint8Array
  /** Folder of the files' bytes. */
  filesDir: string
  /** `host:port` of a clamd that scans files. */
  clamd?: string | undefined
  members: Client<typeof MemberService>
  query: Client<typeof QueryService>
}

/** The services by which people talk, composed: groups, channels, rooms and files. */
export async function createCollaboration(options: CollaborationOptions) {
  const { urls, verify, internalKey, filesDir, clamd, members, query } = options
  const tokens = (name: string) => tokensOf(name, internalKey)

  /** Conversations ask the storage what may be attached, and the storage asks them who may read: one has to wait. */
  const resolveFor = (service: ConversationHome) => {
    const tokenFor = tokens(service)
    return async (
      tenant: string,
      request: { conversationId: string; memberId: string; fileIds: readonly string[] },
    ) => {
      const context = { token: await tokenFor(tenant) }
      const asked = { ...request, fileIds: [...request.fileIds], service }
      return (await files.resolveAttachments(asked, context)).attachments
    }
  }
  const [group, channel, chat] = await Promise.all([
    createGroupService({ url: urls.group }),
    createChannelService({
      ...{ url: urls.channel, members, query, tokenFor: tokens('channel') },
      resolveAttachments: resolveFor('channel'),
    }),
    createChatService({
      ...{ url: urls.chat, members, tokenFor: tokens('chat') },
      resolveAttachments: resolveFor('chat'),
    }),
  ])
  const conversations = {
    channel: clientOf(ConversationService, channel, verify),
    chat: clientOf(ConversationService, chat, verify),
  }
  const storage = await createStorageService({
    ...{ url: urls.storage, filesDir, clamd, tokenFor: tokens('storage') },
    ...{ channel: conversations.channel, chat: conversations.chat },
    group: clientOf(GroupService, group, verify),
  })
  const files = clientOf(StorageService, storage, verify)
  return { group, channel, chat, storage, conversations, files }
}
