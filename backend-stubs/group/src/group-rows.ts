import { rows, searchable, searchColumn, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { GroupInput } from './group.ts'

/** What a person is in a group. */
export type Mine = 'none' | 'member' | 'owner'

/** A group as it is kept. */
export interface GroupRow extends GroupInput {
  id: string
  allHands: boolean
  status: 'creating' | 'active' | 'removing'
  version: number
  memberCount: number
  /** What the one who asked is in it. */
  mine: Mine
  channelId: string
  roomId: string
  bucketId: string
  /** RFC 3339, UTC */
  createdAt: string
}

const columns = (viewer: string) => sql`g.id, g.name, g.description, coalesce(g.parent_id::text, '') as "parentId",
  g.tags, g.open, g.all_hands as "allHands", g.status, g.version, g.channel_id as "channelId", g.room_id as "roomId",
  g.bucket_id as "bucketId", to_json(g.created_at at time zone 'UTC') #>> '{}' || 'Z' as "createdAt",
  (select count(*)::int from group_members m where m.group_id = g.id) as "memberCount",
  coalesce((select m.role from group_members m where m.group_id = g.id and m.member_id::text = ${viewer}), 'none') as mine`

/**
 * Which groups somebody may know of: open ones, and those they are in. One that is being made is known to its owner
 * alone. For the alias `g`.
 */
const known = (viewer: string) => sql`(g.status <> 'creating' and g.open or exists (
  select from group_members m where m.group_id = g.id and m.member_id::text = ${viewer}
    and (g.status <> 'creating' or m.role = 'owner')))`

/** All that somebody may know of and that the condition (on the alias `g`) holds for, by name. */
export function knownGroups(tx: Transaction, viewer: string, where = sql`true`): Promise<GroupRow[]> {
  return rows<GroupRow>(
    tx,
    sql`select ${columns(viewer)} from groups g where ${known(viewer)} and ${where} order by g.name_key, g.id`,
  )
}

/** One group that somebody may know of, as it is now. */
export async function knownGroup(tx: Transaction, viewer: string, id: string): Promise<GroupRow | undefined> {
  const [group] = await knownGroups(tx, viewer, sql`g.id = ${id}`)
  return group
}

/** The same, held until the transaction ends: what is decided about it, and about its members, stays true. */
export async function heldGroup(tx: Transaction, viewer: string, id: string): Promise<GroupRow | undefined> {
  // Not `for update`, which would wait for groups that are put below it, as their transactions wait for the tree.
  await tx.execute(sql`select from groups where id = ${id} for no key update`)
  return knownGroup(tx, viewer, id)
}

/** A group whoever asks; for the service itself. Held as well. */
export async function ownGroup(tx: Transaction, where: ReturnType<typeof sql>): Promise<GroupRow | undefined> {
  await tx.execute(sql`select from groups g where ${where} for no key update`)
  const [group] = await rows<GroupRow>(tx, sql`select ${columns('')} from groups g where ${where}`)
  return group
}

/** A group at its beginning. */
export interface NewGroup extends GroupInput {
  id: string
  allHands: boolean
  channelId: string
  roomId: string
  bucketId: string
}

/** Adds a group that is being made. False when its id or its name under this parent is taken. */
export async function insertGroup(tx: Transaction, group: NewGroup): Promise<boolean> {
  const { id, name, description, parentId, tags, open, allHands, channelId, roomId, bucketId } = group
  const written = await rows(
    tx,
    sql`insert into groups (id, name, name_key, search, description, parent_id, tags, open, all_hands, status, version,
        channel_id, room_id, bucket_id)
      values (${id}, ${name}, ${searchable(name)}, ${searchColumn(name, ...tags)}, ${description},
        ${parentId || null}::uuid, ${sql.param(tags)}::text[], ${open}, ${allHands}, 'creating', 1,
        ${channelId}, ${roomId}, ${bucketId})
      on conflict do nothing returning 1`,
  )
  return written.length > 0
}

/** Whether groups stand below it, those that are being made included. */
export async function hasSubgroups(tx: Transaction, id: string): Promise<boolean> {
  return (await rows(tx, sql`select from groups where parent_id = ${id} limit 1`)).length > 0
}

/** Says how far a group has come; its version stays, since nobody has changed what is said of it. */
export async function setStatus(tx: Transaction, id: string, status: GroupRow['status']): Promise<void> {
  await tx.execute(sql`update groups set status = ${status} where id = ${id}`)
}

/** Takes a group away, with who was in it. */
export async function deleteGroup(tx: Transaction, id: string): Promise<void> {
  await tx.execute(sql`delete from groups where id = ${id}`)
}

/** Whether another group under this parent (empty: the top) has this name, however it is typed. */
export async function nameTaken(tx: Transaction, parentId: string, name: string, except = ''): Promise<boolean> {
  const found = await rows(
    tx,
    sql`select from groups where parent_id is not distinct from ${parentId || null}::uuid
      and name_key = ${searchable(name)} and id::text <> ${except}`,
  )
  return found.length > 0
}

/** Changes what people may say of a group, and its version. */
export async function updateGroup(tx: Transaction, id: string, input: GroupInput): Promise<void> {
  const { name, description, parentId, tags, open } = input
  await tx.execute(
    sql`update groups set name = ${name}, name_key = ${searchable(name)}, search = ${searchColumn(name, ...tags)},
      description = ${description}, parent_id = ${parentId || null}::uuid, tags = ${sql.param(tags)}::text[],
      open = ${open}, version = version + 1 where id = ${id}`,
  )
}
