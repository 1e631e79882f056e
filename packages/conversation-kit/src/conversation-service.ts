import { ConversationService } from '@torrent/contracts/conversation'
import type { Principal } from '@torrent/policy'
import {
  type Caller,
  type Implementation,
  type Mounted,
  mount,
  Refused,
  requireLimit,
  requireUuid,
} from '@torrent/service-kit'
import { findAccess, readAccess } from './access.ts'
import { listPins, listSaved, listThreads } from './collections.ts'
import type { ConversationContext } from './conversation-context.ts'
import { listConversations, listMembers, membershipsOf } from './list-conversations.ts'
import { listMessages } from './list-messages.ts'
import { markRead, saveDraft, setFavourite, setLevel } from './marks.ts'
import { findMessage, messagesById, toMessages } from './message-rows.ts'
import { deleteMessage } from './messages/delete.ts'
import { editMessage } from './messages/edit.ts'
import { readEdits } from './messages/edits.ts'
import { pin } from './messages/pin.ts'
import { postMessage } from './messages/post.ts'
import { react } from './messages/react.ts'
import { save } from './messages/save.ts'
import { searchMessages } from './search/search-messages.ts'
import { sync } from './sync.ts'
import { viewConversation } from './view-conversation.ts'
import type { Work } from './work.ts'

/** Everything that can be done in a conversation, for the conversations that this service keeps. */
export function conversationService(context: ConversationContext): Mounted {
  return mount(ConversationService, { ...reading(context), ...posting(context), ...forServices(context) })
}

type Methods = Implementation<typeof ConversationService>

function reading(
  context: ConversationContext,
): Pick<
  Methods,
  | 'listConversations'
  | 'getConversation'
  | 'listMembers'
  | 'listMessages'
  | 'getMessage'
  | 'sync'
  | 'listEdits'
  | 'listPins'
  | 'listThreads'
  | 'listSaved'
  | 'searchMessages'
> {
  const read = <T>({ principal }: Caller, run: (work: Work, viewer: Principal) => Promise<T>) =>
    context.transaction(principal.tenant, work => run(work, principal))
  return {
    listConversations: (_, caller) => read(caller, listConversations),
    getConversation: ({ id }, caller) =>
      read(caller, (work, viewer) => viewConversation(work, viewer, requireUuid(id, 'id'))),
    async listMembers({ conversationId, text, limit }, caller) {
      const most = requireLimit(limit, 50, 200)
      return read(caller, (work, viewer) => listMembers(work, viewer, { conversationId, text, limit: most }))
    },
    listMessages: (request, caller) => read(caller, (work, viewer) => listMessages(work, viewer, request)),
    getMessage: ({ conversationId, id }, caller) =>
      read(caller, async (work, viewer) => {
        await readAccess(work, viewer, conversationId)
        const row = await findMessage(work.tx, conversationId, requireUuid(id, 'id'), viewer.subject)
        const [message] = await toMessages(work.tx, row ? [row] : [])
        if (!message) throw new Refused('not_found', 'id')
        return message
      }),
    sync: (request, caller) => read(caller, (work, viewer) => sync(work, viewer, request)),
    listEdits: ({ conversationId, messageId }, caller) =>
      read(caller, async (work, viewer) => {
        await readAccess(work, viewer, conversationId)
        const message = await findMessage(work.tx, conversationId, requireUuid(messageId, 'messageId'))
        if (!message) throw new Refused('not_found', 'messageId')
        // What was deleted is nobody's to read but its author's.
        const hidden = message.deleted && message.authorId !== viewer.subject
        return { edits: hidden ? [] : await readEdits(work, messageId) }
      }),
    listPins: ({ conversationId }, caller) =>
      read(caller, async (work, viewer) => ({ messages: await listPins(work, viewer, conversationId) })),
    async listThreads({ limit }, caller) {
      const most = requireLimit(limit, 30)
      return read(caller, async (work, viewer) => ({ messages: await listThreads(work, viewer, most) }))
    },
    async listSaved({ limit }, caller) {
      const most = requireLimit(limit, 50)
      return read(caller, async (work, viewer) => ({ messages: await listSaved(work, viewer, most) }))
    },
    searchMessages: (request, caller) =>
      read(caller, async (work, viewer) => {
        const { found, cursor } = await searchMessages(work, viewer, request)
        const messages = await messagesById(
          work.tx,
          found.map(({ messageId }) => messageId),
          viewer.subject,
        )
        return {
          found: found.flatMap(({ messageId, parts }) => {
            const message = messages.get(messageId)
            return message ? [{ message, parts }] : []
          }),
          cursor,
        }
      }),
  }
}

function posting(
  context: ConversationContext,
): Pick<
  Methods,
  | 'postMessage'
  | 'editMessage'
  | 'deleteMessage'
  | 'react'
  | 'pin'
  | 'save'
  | 'markRead'
  | 'saveDraft'
  | 'setLevel'
  | 'setFavourite'
> {
  return {
    postMessage: (request, caller) => postMessage(context, request, caller),
    editMessage: (request, caller) => editMessage(context, request, caller),
    deleteMessage: (request, caller) => deleteMessage(context, request, caller),
    react: (request, caller) => react(context, request, caller),
    pin: (request, caller) => pin(context, request, caller),
    save: (request, caller) => save(context, request, caller),
    markRead: async (request, caller) => markRead(context, request, caller),
    saveDraft: async (request, caller) => saveDraft(context, request, caller),
    setLevel: async (request, caller) => setLevel(context, request, caller),
    setFavourite: (request, caller) => setFavourite(context, request, caller),
  }
}

/** What other services ask on behalf of a person. */
function forServices(context: ConversationContext): Pick<Methods, 'checkAccess' | 'listMemberships'> {
  return {
    async checkAccess({ conversationId, memberId, roles }, { principal: { tenant } }) {
      const viewer = { subject: requireUuid(memberId, 'memberId'), tenant, roles, name: '', email: '' }
      const id = requireUuid(conversationId, 'conversationId')
      const access = await context.transaction(tenant, work => findAccess(work, viewer, id))
      if (!access) return { mayRead: false, mayPost: false }
      const { conversation, mayPost } = access
      const { groupId, name, kind } = conversation
      return { mayRead: true, mayPost, groupId: groupId ?? '', name, kind }
    },
    async listMemberships({ memberId, roles }, { principal: { tenant } }) {
      const viewer = { subject: requireUuid(memberId, 'memberId'), tenant, roles, name: '', email: '' }
      return { conversationIds: await context.transaction(tenant, work => membershipsOf(work, viewer)) }
    },
  }
}
