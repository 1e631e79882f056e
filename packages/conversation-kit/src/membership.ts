import { rows } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { appendEvent, publishEvent } from './conversation-log.ts'
import { type ConversationKind, type Level, lockConversation, type Role } from './conversation-row.ts'
import { rememberPeople } from './people.ts'
import type { Person } from './person.ts'
import { tellPeople } from './personal-log.ts'
import type { Work } from './work.ts'

export interface NewMember extends Person {
  /** `member` when left out. */
  role?: Role
  /** What is worth a notification; by the kind of conversation when left out. */
  level?: Level
}

/** In a channel of many only what names one is worth a notification; where one is spoken to, everything. */
const USUAL_LEVEL: Readonly<Record<ConversationKind, Level>> = {
  channel: 'mentions',
  room: 'mentions',
  direct: 'all',
  document: 'all',
}

/**
 * Makes people members and answers those who were not before; they read from what comes next. May come again: who is a
 * member already stays as they are. Nothing happens where there is no such conversation.
 */
export async function addMembers(
  work: Work,
  conversationId: string,
  members: readonly NewMember[],
  actor: Person,
): Promise<Person[]> {
  const { tx } = work
  const conversation = await lockConversation(work, conversationId)
  if (!conversation || members.length === 0) return []
  await rememberPeople(tx, [...members, actor])
  const records = members.map(({ id, role = 'member', level = USUAL_LEVEL[conversation.kind] }) => ({
    id,
    role,
    level,
  }))
  const added = await rows<{ id: string }>(
    tx,
    sql`with wanted as (
        select distinct on (id) id, role, level from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
          as r(id text, role text, level text) order by id
      ), added as (
        insert into members (conversation_id, member_id, role) select ${conversationId}, id, role from wanted
        on conflict do nothing returning member_id
      ), counted as (
        update conversations c set member_count = c.member_count + (select count(*) from added) where c.id = ${conversationId}
      ), marked as (
        insert into marks (member_id, conversation_id, read_seq, level)
        select w.id, ${conversationId}, ${conversation.lastSeq}, w.level from wanted w join added a on a.member_id = w.id
        on conflict (tenant_id, member_id, conversation_id) do update
          set read_seq = greatest(marks.read_seq, excluded.read_seq), level = excluded.level
      )
      select member_id as id from added`,
  )
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const people = added.map(({ id }) => ({ id, name: names.get(id) ?? '' }))
  if (people.length === 0) return []
  await publishEvent(work, await appendEvent(work, { conversationId, type: 'joined', actor, people }))
  const ids = people.map(({ id }) => id)
  await tellPeople(work, ids, { type: 'added', conversationId })
  return people
}

/**
 * Takes people out and answers those who were members. They hear nothing more from the moment in which this commits.
 * A channel that is nobody's any more becomes that of its oldest member. May come again.
 */
export async function removeMembers(
  work: Work,
  conversationId: string,
  memberIds: readonly string[],
  actor: Person,
): Promise<Person[]> {
  const { tx } = work
  const conversation = await lockConversation(work, conversationId)
  if (!conversation || memberIds.length === 0) return []
  const people = await rows<Person>(
    tx,
    sql`with gone as (
        delete from members where conversation_id = ${conversationId}
          and member_id = any(${sql.param([...memberIds])}::text[]) returning member_id
      ), counted as (
        update conversations c set member_count = c.member_count - (select count(*) from gone) where c.id = ${conversationId}
      ), forgotten as (
        delete from marks k using gone where k.conversation_id = ${conversationId} and k.member_id = gone.member_id
      )
      select p.id, p.name from gone join people p on p.id = gone.member_id`,
  )
  if (people.length === 0) return []
  await rememberPeople(tx, [actor])
  await publishEvent(work, await appendEvent(work, { conversationId, type: 'left', actor, people }))
  const ids = people.map(({ id }) => id)
  await tellPeople(work, ids, { type: 'removed', conversationId })
  if (conversation.kind === 'channel' && conversation.groupId === null) await keepOneOwner(work, conversationId)
  return people
}

/**
 * Makes those of these people who are members its owners, and nobody else. Whose part has changed is told so; may come
 * again. Nothing happens where there is no such conversation.
 */
export async function setOwners(
  work: Work,
  conversationId: string,
  ownerIds: readonly string[],
  actor: Person,
): Promise<void> {
  const conversation = await lockConversation(work, conversationId)
  if (!conversation) return
  const moved = await rows<{ id: string }>(
    work.tx,
    sql`update members set role = case role when 'owner' then 'member' else 'owner' end
      where conversation_id = ${conversationId}
        and (role = 'owner') <> (member_id = any(${sql.param([...ownerIds])}::text[])) returning member_id as id`,
  )
  if (moved.length === 0) return
  await rememberPeople(work.tx, [actor])
  const { name, topic, archived } = conversation
  const change = { name, topic, archived }
  await publishEvent(work, await appendEvent(work, { conversationId, type: 'changed', actor, change }))
  const ids = moved.map(({ id }) => id)
  await tellPeople(work, ids, { type: 'added', conversationId })
}

/** What this person is in the conversation; undefined when no member. */
export async function roleOf({ tx }: Work, conversationId: string, memberId: string): Promise<Role | undefined> {
  const [row] = await rows<{ role: Role }>(
    tx,
    sql`select role from members where conversation_id = ${conversationId} and member_id = ${memberId}`,
  )
  return row?.role
}

async function keepOneOwner({ tx }: Work, conversationId: string): Promise<void> {
  await tx.execute(
    sql`update members set role = 'owner' where conversation_id = ${conversationId}
      and member_id = (select member_id from members where conversation_id = ${conversationId}
        order by joined_at, member_id limit 1)
      and not exists (select from members where conversation_id = ${conversationId} and role = 'owner')`,
  )
}
