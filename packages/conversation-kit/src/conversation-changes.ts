import { Refused, rows, searchColumn } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { constraintOf } from './constraint.ts'
import { appendEvent, publishEvent } from './conversation-log.ts'
import {
  CONVERSATION_COLUMNS,
  type ConversationKind,
  type ConversationRow,
  findConversation,
  lockConversation,
} from './conversation-row.ts'
import { addMembers, type NewMember } from './membership.ts'
import { rememberPeople } from './people.ts'
import type { Person } from './person.ts'
import { tellPeople } from './personal-log.ts'
import type { Work } from './work.ts'

export interface NewConversation {
  /** UUID */
  id: string
  kind: ConversationKind
  name?: string
  topic?: string
  /** Everybody of the tenant may read it and join. */
  open?: boolean
  /** The group whose default channel or room this is. */
  groupId?: string
  document?: { kind: string; id: string; number: string }
  members: readonly NewMember[]
  actor: Person
}

/**
 * Makes a conversation with its first members. The same id again is the same conversation, left as it is. Refused:
 * `name_taken` when a channel that is not archived has the name.
 */
export async function createConversation(
  work: Work,
  wanted: NewConversation,
): Promise<{ conversation: ConversationRow; created: boolean }> {
  const { id, kind, name = '', topic = '', open = false, groupId = null, document, members, actor } = wanted
  const inserted = await namedOnce(name, () =>
    rows(
      work.tx,
      sql`insert into conversations (id, kind, name, name_key, topic, search, open, group_id,
          document_kind, document_id, document_number)
        values (${id}, ${kind}, ${name}, ${nameKey(name)}, ${topic}, ${searchColumn(name, topic)}, ${open}, ${groupId},
          ${document?.kind ?? null}, ${document?.id ?? null}, ${document?.number ?? ''})
        on conflict (tenant_id, id) do nothing returning 1`,
    ),
  )
  if (inserted.length > 0) await addMembers(work, id, members, actor)
  const conversation = await findConversation(work, id)
  if (!conversation) throw new Error('a conversation that was just made is not there')
  return { conversation, created: inserted.length > 0 }
}

/**
 * Changes what is given and tells everybody who follows; nothing happens when it is so already. Refused: `not_found`,
 * `name_taken` (also when a channel comes back whose name is another's by now).
 */
export async function changeConversation(
  work: Work,
  id: string,
  wanted: { name?: string; topic?: string; archived?: boolean; open?: boolean },
  actor: Person,
): Promise<ConversationRow> {
  const before = await lockConversation(work, id)
  if (!before) throw new Refused('not_found', 'id')
  const { name, topic, archived, open } = { ...before, ...wanted }
  const same = name === before.name && topic === before.topic && archived === before.archived && open === before.open
  if (same) return before
  await namedOnce(name, () =>
    work.tx.execute(
      sql`update conversations set name = ${name}, name_key = ${nameKey(name)}, topic = ${topic},
        search = ${searchColumn(name, topic)}, archived = ${archived}, open = ${open} where id = ${id}`,
    ),
  )
  await rememberPeople(work.tx, [actor])
  const change = { name, topic, archived }
  await publishEvent(work, await appendEvent(work, { conversationId: id, type: 'changed', actor, change }))
  const [after] = await rows<ConversationRow>(
    work.tx,
    sql`select ${CONVERSATION_COLUMNS} from conversations c where c.id = ${id}`,
  )
  return after ?? before
}

/**
 * A conversation whose group is gone is one of its own from then on: archived, and its owners may bring a channel back.
 * Who is in it is told so. May come again.
 */
export async function leaveGroup(work: Work, id: string, actor: Person): Promise<void> {
  await changeConversation(work, id, { archived: true }, actor)
  await work.tx.execute(sql`update conversations set group_id = null where id = ${id}`)
  const members = await memberIds(work, id)
  await tellPeople(work, members, { type: 'added', conversationId: id })
}

/** Takes a conversation away with all that is in it, as a saga does that undoes what it made. May come again. */
export async function removeConversation(work: Work, id: string): Promise<void> {
  if (!(await lockConversation(work, id))) return
  const members = await memberIds(work, id)
  // Its rows first: whoever changes a mark in it has that and then waits for the person's log.
  await work.tx.execute(sql`delete from conversations where id = ${id}`)
  await tellPeople(work, members, { type: 'removed', conversationId: id })
}

async function memberIds({ tx }: Work, conversationId: string): Promise<string[]> {
  const members = await rows<{ id: string }>(
    tx,
    sql`select member_id as id from members where conversation_id = ${conversationId}`,
  )
  return members.map(({ id }) => id)
}

/** Names that differ in width or case only are the same to who reads them. */
function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}

async function namedOnce<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (constraintOf(error) === 'conversations_name') throw new Refused('name_taken', 'name', { name })
    throw error
  }
}
