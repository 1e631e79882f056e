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
  const [known] = await rows<FolderRow>(tx, sql`select ${COLUMNS} from folders where id = ${id}`)
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
