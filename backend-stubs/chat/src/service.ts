import { ChatService } from '@torrent/contracts/chat'
import type { Attachment } from '@torrent/contracts/conversation'
import type { MemberService } from '@torrent/contracts/member'
import {
  createConversation,
  directId,
  followGroups,
  followMembers,
  openConversations,
  peopleFrom,
  requirePeople,
  viewConversation,
} from '@torrent/conversation-kit'
import { businessService, type Client, mount, type Service } from '@torrent/service-kit'
import { groupCommands } from './commands.ts'

export { seedDemo } from './demo/seed-demo.ts'

/** More people than this make a channel. */
const MAX_OTHERS = 8

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

export interface Chat extends Service {
  conversations: Awaited<ReturnType<typeof openConversations>>
}

/**
 * Direct messages and the rooms of groups: serves ChatService and ConversationService, listens on `chat.commands` and
 * to groups and members, publishes what happens in its conversations.
 */
export async function createChatService(dependencies: ChatServiceDependencies): Promise<Chat> {
  const { url, members, tokenFor, resolveAttachments } = dependencies
  const findPeople = peopleFrom(members, tokenFor)
  const conversations = await openConversations({ name: 'chat', url, resolveAttachments, findPeople })
  const service = businessService({
    name: 'chat',
    database: conversations.database,
    commands: groupCommands(findPeople),
    serves: [
      mount(ChatService, {
        async openDirect({ memberIds }, { principal, traceparent }) {
          const me = { id: principal.subject, name: principal.name }
          const limits = { field: 'memberIds', max: MAX_OTHERS }
          const people = await requirePeople(findPeople, principal.tenant, memberIds, limits)
          const everybody = [me, ...people.filter(person => person.id !== me.id)]
          const id = directId(everybody.map(person => person.id))
          return conversations.transaction(
            principal.tenant,
            async work => {
              await createConversation(work, { id, kind: 'direct', members: everybody, actor: me })
              return viewConversation(work, principal, id)
            },
            traceparent,
          )
        },
      }),
      conversations.serves,
    ],
    async listen(broker) {
      await followMembers(broker, conversations)
      await followGroups(broker, conversations, findPeople)
    },
  })
  return { ...service, conversations }
}
