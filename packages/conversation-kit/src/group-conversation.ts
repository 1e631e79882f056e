import { GroupEventSchema } from '@torrent/contracts/group'
import {
  type Broker,
  type CommandContext,
  firstTime,
  fromPayload,
  requireText,
  requireUuid,
  topicOf,
} from '@torrent/service-kit'
import { changeConversation, createConversation, leaveGroup, removeConversation } from './conversation-changes.ts'
import { type ConversationRow, findByGroup, findConversation } from './conversation-row.ts'
import type { FindPeople } from './find-people.ts'
import { addMembers, removeMembers, setOwners } from './membership.ts'
import type { Conversations } from './open-conversations.ts'
import { namesOf } from './people.ts'
import type { Person } from './person.ts'
import type { ServiceName, Work } from './work.ts'

/** What the group service asks for, a step of its saga. */
export interface WantedForGroup {
  id: string
  groupId: string
  name: string
  open: boolean
  memberIds: readonly string[]
  ownerId: string
}

const MAX_NAME = 80

/** The work of a command's transaction. */
export function workOf(service: ServiceName, { tx, tenant, traceparent }: CommandContext): Work {
  return { tx, service, tenant, traceparent }
}

/**
 * Makes the conversation that belongs to a group: its default channel, or its room. May come again. Refused: `invalid`,
 * `required`, `too_long`.
 */
export async function createForGroup(
  work: Work,
  kind: 'channel' | 'room',
  wanted: WantedForGroup,
  findPeople: FindPeople,
): Promise<void> {
  const id = requireUuid(wanted.id, 'id')
  const groupId = requireUuid(wanted.groupId, 'groupId')
  const name = requireText(wanted.name, 'name', MAX_NAME)
  const people = await named(work, [...new Set([wanted.ownerId, ...wanted.memberIds])], findPeople)
  const members = people.map(
    person => ({ ...person, role: person.id === wanted.ownerId ? 'owner' : 'member' }) as const,
  )
  const actor = people.find(person => person.id === wanted.ownerId) ?? GROUP_SERVICE
  await createConversation(work, { id, kind, name, open: wanted.open, groupId, members, actor })
}

/** Takes away what was made for a group that could not be made whole. May come again. Anything else stays. */
export async function removeForGroup(work: Work, { id, groupId }: { id: string; groupId: string }): Promise<void> {
  const conversation = await findConversation(work, requireUuid(id, 'id'))
  if (conversation && conversation.groupId === groupId) await removeConversation(work, id)
}

/** Archives the conversation of a group that is being removed, or brings it back. May come again. Anything else stays. */
export async function archiveForGroup(
  work: Work,
  { id, groupId }: { id: string; groupId: string },
  archived: boolean,
  actor: Person,
): Promise<void> {
  const conversation = await findConversation(work, requireUuid(id, 'id'))
  if (conversation && conversation.groupId === groupId) await changeConversation(work, id, { archived }, actor)
}

/** Keeps the conversations of groups as their groups are: members and owners, name, and whether they are open. */
export function followGroups(broker: Broker, conversations: Conversations, findPeople: FindPeople): Promise<void> {
  return broker.subscribe({
    group: `${conversations.name}.groups`,
    topics: [topicOf('group')],
    async handle({ message: { id: messageId, tenant, traceparent, payload } }) {
      const { type, group, memberIds, ownerIds, actorId } = fromPayload(GroupEventSchema, payload)
      if (!group) throw new TypeError('an event of no group')
      await conversations.transaction(
        tenant,
        async work => {
          if (!(await firstTime(work.tx, messageId))) return
          const conversation = await findByGroup(work, group.id)
          if (!conversation) return
          const [actor = GROUP_SERVICE] = await named(work, [actorId], findPeople)
          await followGroup(work, conversation, { type, group, memberIds, ownerIds, actor }, findPeople)
        },
        traceparent,
      )
      return undefined
    },
  })
}

interface GroupChange {
  type: string
  group: { name: string; open: boolean; allHands: boolean }
  memberIds: readonly string[]
  ownerIds: readonly string[]
  actor: Person
}

const GROUP_SERVICE: Person = { id: 'service:group', name: '' }

async function followGroup(
  work: Work,
  { id, kind }: ConversationRow,
  { type, group, memberIds, ownerIds, actor }: GroupChange,
  findPeople: FindPeople,
): Promise<void> {
  if (type === 'created' || type === 'joined') {
    await addMembers(work, id, await named(work, memberIds, findPeople), actor)
  }
  if (type === 'left' || type === 'expelled') await removeMembers(work, id, memberIds, actor)
  if (type === 'created' || type === 'changed') {
    // A room is for members alone, however open the group is.
    const open = kind === 'channel' && group.open
    await changeConversation(work, id, { name: group.name, open }, actor)
  }
  if (type === 'removed') await leaveGroup(work, id, actor)
  // Every group but that of all hands has an owner: events from before they were told say nothing of them.
  else if (ownerIds.length > 0 || group.allHands) await setOwners(work, id, ownerIds, actor)
}

/** These people by what they are called here; the member service is asked only for those who never appeared. */
async function named({ tx, tenant }: Work, ids: readonly string[], findPeople: FindPeople): Promise<Person[]> {
  const known = await namesOf(tx, ids)
  const unknown = ids.filter(id => !known.has(id) && !id.startsWith('service:') && id !== '')
  if (unknown.length > 0) for (const { id, name } of await findPeople(tenant, unknown)) known.set(id, name)
  return ids.flatMap(id => {
    const name = known.get(id)
    return name === undefined ? [] : [{ id, name }]
  })
}
