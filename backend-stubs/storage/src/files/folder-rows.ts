import { Refused, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'

export interface FolderRow {
  id: string
  bucketId: string
  parentId: string | null
  name: string
}

const MAX_DEPTH = 20
const MAX_FOLDERS = 2_000
const COLUMNS = sql.raw('id, bucket_id as "bucketId", parent_id as "parentId", name')

/** The folder as the contract has it. */
export function folderMessage({ id, bucketId, parentId, name }: FolderRow) {
  return { id, bucketId, parentId: parentId ?? '', name }
}

/** From the top down to the folder itself. Refused: `not_found` when the bucket has none of this id. */
export async function pathTo(tx: Transaction, bucketId: string, id: string, field = 'folderId'): Promise<FolderRow[]> {
  const path = await rows<FolderRow>(
    tx,
    sql`with recursive up as (
        select f.*, 1 as depth from folders f where f.id = ${id} and f.bucket_id = ${bucketId}
        union all select f.*, up.depth + 1 from folders f join up on f.id = up.parent_id)
      select ${COLUMNS} from up order by depth desc`,
  )
  if (path.length === 0) throw new Refused('not_found', field)
  return path
}

/** The folders right below one, or at the top, by name. */
export async function foldersIn(tx: Transaction, bucketId: string, parentId: string | null): Promise<FolderRow[]> {
  return rows<FolderRow>(
    tx,
    sql`select ${COLUMNS} from folders where bucket_id = ${bucketId} and parent_id is not distinct from ${parentId}::uuid
      order by name, id`,
  )
}

/**
 * Adds a folder; the same again is answered as it is. The bucket must be locked. Refused: `name_taken`, `already_exists`
 * for another folder under this id, `not_found` for the parent, `too_many` folders in the bucket or within each other.
 */
export async function addFolder(tx: Transaction, folder: FolderRow): Promise<FolderRow> {
  const { id, bucketId, parentId, name } = folder
  const known = await findFolder(tx, id)
  if (known) {
    if (known.bucketId === bucketId && known.parentId === parentId && known.name === name) return known
    throw new Refused('already_exists', 'id')
  }
  if (parentId !== null && (await pathTo(tx, bucketId, parentId, 'parentId')).length >= MAX_DEPTH)
    throw new Refused('too_many', 'parentId', { max: String(MAX_DEPTH) })
  const [count] = await rows<{ count: number }>(
    tx,
    sql`select count(*)::int as count from folders where bucket_id = ${bucketId}`,
  )
  if ((count?.count ?? 0) >= MAX_FOLDERS) throw new Refused('too_many', '', { max: String(MAX_FOLDERS) })
  const written = await rows(
    tx,
    sql`insert into folders (id, bucket_id, parent_id, name) values (${id}, ${bucketId}, ${parentId}, ${name})
      on conflict do nothing returning 1`,
  )
  if (written.length === 0) throw new Refused('name_taken', 'name', { name })
  return folder
}

/**
 * Gives a folder another name or place within its bucket, which must be locked. Refused: `not_found` for the folder or
 * its new parent, `folder_in_itself`, `name_taken`, `too_many` folders within each other.
 */
export async function changeFolder(tx: Transaction, folder: FolderRow): Promise<FolderRow> {
  const { id, bucketId, parentId, name } = folder
  const above = parentId === null ? [] : await pathTo(tx, bucketId, parentId, 'parentId')
  if (above.some(each => each.id === id)) throw new Refused('folder_in_itself', 'parentId')
  if (above.length + (await heightOf(tx, id)) > MAX_DEPTH)
    throw new Refused('too_many', 'parentId', { max: String(MAX_DEPTH) })
  if ((await foldersIn(tx, bucketId, parentId)).some(each => each.name === name && each.id !== id))
    throw new Refused('name_taken', 'name', { name })
  const [changed] = await rows<FolderRow>(
    tx,
    sql`update folders set name = ${name}, parent_id = ${parentId} where id = ${id} returning ${COLUMNS}`,
  )
  if (!changed) throw new Refused('not_found', 'id')
  return changed
}

/**
 * Takes a folder away in which nothing is; what was in it and lies in the trash, or is on its way, comes to the top. The
 * bucket must be locked. Refused: `folder_not_empty`.
 */
export async function removeFolder(tx: Transaction, { id, name }: FolderRow): Promise<void> {
  const [inside] = await rows(
    tx,
    sql`select 1 from folders where parent_id = ${id}
      union all select 1 from files where folder_id = ${id} and deleted_at is null limit 1`,
  )
  if (inside) throw new Refused('folder_not_empty', '', { name })
  await tx.execute(sql`update files set folder_id = null where folder_id = ${id}`)
  await tx.execute(sql`delete from folders where id = ${id}`)
}

/** Whatever its bucket; undefined when there is none. */
export async function findFolder(tx: Transaction, id: string): Promise<FolderRow | undefined> {
  const [folder] = await rows<FolderRow>(tx, sql`select ${COLUMNS} from folders where id = ${id}`)
  return folder
}

/** How many folders lie within each other from this one down, itself included. */
async function heightOf(tx: Transaction, id: string): Promise<number> {
  const [found] = await rows<{ height: number }>(
    tx,
    sql`with recursive down as (
        select f.id, 1 as depth from folders f where f.id = ${id}
        union all select f.id, down.depth + 1 from folders f join down on f.parent_id = down.id)
      select coalesce(max(depth), 0)::int as height from down`,
  )
  return found?.height ?? 0
}
