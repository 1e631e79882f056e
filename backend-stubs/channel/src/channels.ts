import type { ChannelService } from '@torrent/contracts/channel'
import {
  addMembers,
  browseChannels,
  type Conversations,
  changeConversation,
  createConversation,
  type FindPeople,
  removeMembers,
  requirePeople,
  viewConversation,
} from '@torrent/conversation-kit'
import {
  type Implementation,
  optionalText,
  Refused,
  requireLimit,
  requireText,
  requireUuid,
} from '@torrent/service-kit'
import { openedForAll, personOf, requireManaged, requireMutable, requireOwnMembers } from './channel-rules.ts'
import type { Discussions } from './discussions.ts'

const MAX_NAME = 80
const MAX_TOPIC = 250
const MAX_MEMBERS = 200
const DEFAULT_LIMIT = 50

/** What people do with channels. */
export function channelService(
  conversations: Conversations,
  findPeople: FindPeople,
  discussions: Discussions,
): Implementation<typeof ChannelService> {
  const { transaction } = conversations
  return {
    async browseChannels({ text, limit, archived }, { principal, traceparent }) {
      const criteria = { text, limit: requireLimit(limit, DEFAULT_LIMIT), archived }
      const { tenant } = principal
      return {
        channels: await transaction(tenant, work => browseChannels(work, principal, criteria), traceparent),
      }
    },

    async createChannel(request, { principal, traceparent }) {
      const { tenant } = principal
      const id = requireUuid(request.id, 'id')
      const name = requireText(request.name, 'name', MAX_NAME)
      const topic = optionalText(request.topic, 'topic', MAX_TOPIC)
      const actor = personOf(principal)
      const others = await requirePeople(findPeople, tenant, request.memberIds, {
        ...{ field: 'memberIds', max: MAX_MEMBERS },
      })
      const members = [{ ...actor, role: 'owner' as const }, ...others.filter(person => person.id !== actor.id)]
      return transaction(
        tenant,
        async work => {
          await createConversation(work, { id, kind: 'channel', name, topic, open: request.open, members, actor })
          // An id that is somebody else's conversation is not found, like any other that one may not know of.
          return viewConversation(work, principal, id)
        },
        traceparent,
      )
    },

    async updateChannel(request, { principal, traceparent }) {
      const name = requireText(request.name, 'name', MAX_NAME)
      const topic = optionalText(request.topic, 'topic', MAX_TOPIC)
      return transaction(
        principal.tenant,
        async work => {
          const { conversation } = await requireManaged(work, principal, request.id)
          requireMutable(conversation)
          if (conversation.groupId !== null && name !== conversation.name) throw new Refused('group_decides', 'name')
          await changeConversation(work, conversation.id, { name, topic }, personOf(principal))
          return viewConversation(work, principal, conversation.id)
        },
        traceparent,
      )
    },

    async archiveChannel({ id, on }, { principal, traceparent }) {
      return transaction(
        principal.tenant,
        async work => {
          const { conversation } = await requireManaged(work, principal, id)
          if (conversation.groupId !== null) throw new Refused('group_decides', 'id')
          await changeConversation(work, conversation.id, { archived: on }, personOf(principal))
          return viewConversation(work, principal, conversation.id)
        },
        traceparent,
      )
    },

    async joinChannel({ id }, { principal, traceparent }) {
      return transaction(
        principal.tenant,
        async work => {
          const { conversation } = await openedForAll(work, principal, id)
          requireMutable(conversation)
          const actor = personOf(principal)
          await addMembers(work, conversation.id, [actor], actor)
          return viewConversation(work, principal, conversation.id)
        },
        traceparent,
      )
    },

    async leaveChannel({ id }, { principal, traceparent }) {
      return transaction(
        principal.tenant,
        async work => {
          const { conversation } = await openedForAll(work, principal, id)
          const before = await viewConversation(work, principal, conversation.id)
          const actor = personOf(principal)
          const left = await removeMembers(work, conversation.id, [actor.id], actor)
          // Not asked again: who has left what is not open may not know of it any more.
          return { ...before, memberCount: (before.memberCount ?? 0) - left.length, mine: { member: false } }
        },
        traceparent,
      )
    },

    async addChannelMembers({ id, memberIds }, { principal, traceparent }) {
      const { tenant } = principal
      const people = await requirePeople(findPeople, tenant, memberIds, { field: 'memberIds', max: MAX_MEMBERS })
      return transaction(
        tenant,
        async work => {
          const access = await requireOwnMembers(work, principal, id)
          if (access.role === undefined && !access.mayManage) throw new Refused('join_first', 'id')
          requireMutable(access.conversation)
          await addMembers(work, access.conversation.id, people, personOf(principal))
          return viewConversation(work, principal, access.conversation.id)
        },
        traceparent,
      )
    },

    async removeChannelMember({ id, memberId }, { principal, traceparent }) {
      const gone = requireUuid(memberId, 'memberId')
      return transaction(
        principal.tenant,
        async work => {
          const { conversation, mayManage } = await requireOwnMembers(work, principal, id)
          if (!mayManage && gone !== principal.subject) throw new Refused('forbidden', 'id')
          const before = await viewConversation(work, principal, conversation.id)
          const removed = await removeMembers(work, conversation.id, [gone], personOf(principal))
          if (gone !== principal.subject) return viewConversation(work, principal, conversation.id)
          return { ...before, memberCount: (before.memberCount ?? 0) - removed.length, mine: { member: false } }
        },
        traceparent,
      )
    },

    openDiscussion: ({ kind, id }, caller) => discussions.open(kind, id, caller),
  }
}
