import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'

/** Somebody as the member service tells of them. */
export interface PersonRow {
  id: string
  name: string
  kana: string
}

export interface GroupMemberRow {
  memberId: string
  name: string
  role: 'owner' | 'member'
  /** RFC 3339, UTC */
  joinedAt: string
}

/** Takes over what the member service says of people. Who was removed comes back only when told of anew. */
export async function keepPeople(tx: Transaction, people: readonly PersonRow[]): Promise<void> {
  await tx.execute(sql`
    insert into people (id, name, kana) select id, name, kana
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p(id uuid, name text, kana text)
    on conflict (tenant_id, id) do update set name = excluded.name, kana = excluded.kana, removed = false`)
}

/** Nobody can add this person any more. */
export async function forgetPerson(tx: Transaction, id: string): Promise<void> {
  await tx.execute(sql`update people set removed = true where id = ${id}`)
}

/** Those of the ids that are people of the tenant. */
export async function peopleAmong(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select id from people where not removed and id = any(${sql.param([...ids])}::uuid[])`,
  )
  return new Set(found.map(({ id }) => id))
}

/** Everybody of the tenant. */
export async function everybody(tx: Transaction): Promise<string[]> {
  const found = await rows<{ id: string }>(tx, sql`select id from people where not removed order by id`)
  return found.map(({ id }) => id)
}

/** The members of a group: owners first, then in the order of the syllabary. */
export function membersOf(tx: Transaction, groupId: string): Promise<GroupMemberRow[]> {
  return rows<GroupMemberRow>(
    tx,
    sql`select m.member_id as "memberId", coalesce(p.name, '') as name, m.role,
        to_json(m.joined_at at time zone 'UTC') #>> '{}' || 'Z' as "joinedAt"
      from group_members m left join people p on p.id = m.member_id
      where m.group_id = ${groupId} order by m.role = 'owner' desc, p.kana, m.member_id`,
  )
}

/** Who owns a group, in the order of their ids. */
export async function ownersOf(tx: Transaction, groupId: string): Promise<string[]> {
  const owners = await rows<{ id: string }>(
    tx,
    sql`select member_id as id from group_members where group_id = ${groupId} and role = 'owner' order by member_id`,
  )
  return owners.map(({ id }) => id)
}

/** What somebody is in a group; undefined when they are not in it. */
export async function roleIn(
  tx: Transaction,
  groupId: string,
  memberId: string,
): Promise<'owner' | 'member' | undefined> {
  const [found] = await rows<{ role: 'owner' | 'member' }>(
    tx,
    sql`select role from group_members where group_id = ${groupId} and member_id::text = ${memberId}`,
  )
  return found?.role
}

/**
 * Puts people into a group, and answers who of them was not in it before. `told` is false while the group's channel
 * and room are still being made and will not hear of them.
 */
export async function insertMembers(
  tx: Transaction,
  groupId: string,
  memberIds: readonly string[],
  { role = 'member', told = true }: { role?: 'owner' | 'member'; told?: boolean } = {},
): Promise<string[]> {
  const fresh = await rows<{ id: string }>(
    tx,
    sql`insert into group_members (group_id, member_id, role, told)
      select ${groupId}, id, ${role}, ${told} from unnest(${sql.param([...memberIds])}::uuid[]) as id
      on conflict do nothing returning member_id as id`,
  )
  return fresh.map(({ id }) => id)
}

/** Takes somebody out of a group. False when they were not in it. */
export async function deleteMember(tx: Transaction, groupId: string, memberId: string): Promise<boolean> {
  const gone = await rows(
    tx,
    sql`delete from group_members where group_id = ${groupId} and member_id = ${memberId} returning 1`,
  )
  return gone.length > 0
}

/** Gives a member another role; nothing happens to somebody who is none. */
export async function setRole(tx: Transaction, groupId: string, memberId: string, role: 'owner' | 'member') {
  await tx.execute(sql`update group_members set role = ${role} where group_id = ${groupId} and member_id = ${memberId}`)
}

/** Whether a group has an owner besides this person. */
export async function hasOtherOwner(tx: Transaction, groupId: string, memberId: string): Promise<boolean> {
  const others = await rows(
    tx,
    sql`select from group_members where group_id = ${groupId} and role = 'owner' and member_id <> ${memberId} limit 1`,
  )
  return others.length > 0
}

/** Who has been in the group longest becomes its owner, if nobody is. */
export async function promoteLongest(tx: Transaction, groupId: string): Promise<void> {
  await tx.execute(
    sql`update group_members set role = 'owner' where group_id = ${groupId} and member_id = (
      select member_id from group_members where group_id = ${groupId} order by joined_at, member_id limit 1)
      and not exists (select from group_members where group_id = ${groupId} and role = 'owner')`,
  )
}
