import type { MessageInitShape } from '@bufbuild/protobuf'
import type { FileSchema } from '@torrent/contracts/storage'
import { Refused, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'

export interface FileRow {
  id: string
  /** Grows with each file of the service. */
  seq: string
  bucketId: string
  folderId: string | null
  /** Where it was shared: channel, chat, or empty with no conversation. */
  service: string
  conversationId: string | null
  name: string
  contentType: string
  sizeBytes: number
  /** hex */
  sha256: string
  width: number
  height: number
  hasThumbnail: boolean
  scanned: boolean
  objectKey: string
  memberId: string
  memberName: string
  /** As PostgreSQL writes timestamps; so are the next two. */
  uploadedAt: string
  /** Null while only who uploaded it sees it. */
  sharedAt: string | null
  deletedAt: string | null
}

/** The columns of {@link FileRow}, of `files` or of what stands for it. */
export const FILE_COLUMNS = sql.raw(
  `id, seq::text, bucket_id as "bucketId", folder_id as "folderId", service, conversation_id as "conversationId", name,
  content_type as "contentType", size_bytes::float8 as "sizeBytes", sha256, width, height,
  has_thumbnail as "hasThumbnail", scanned, object_key as "objectKey", member_id as "memberId",
  member_name as "memberName", uploaded_at as "uploadedAt", shared_at as "sharedAt", deleted_at as "deletedAt"`,
)

/** The key of a file's thumbnail in the store. */
export function thumbnailKey(objectKey: string): string {
  return `${objectKey}.thumb`
}

/** The file as the contract has it. */
export function fileMessage(file: FileRow): MessageInitShape<typeof FileSchema> {
  const { id, bucketId, name, contentType, sha256, width, height, hasThumbnail, scanned } = file
  return {
    ...{ id, bucketId, name, contentType, sha256, width, height, hasThumbnail, scanned },
    folderId: file.folderId ?? '',
    sizeBytes: String(file.sizeBytes),
    uploadedBy: { id: file.memberId, name: file.memberName },
    uploadedAt: iso(file.uploadedAt),
    conversationId: file.conversationId ?? '',
    deletedAt: file.deletedAt ? iso(file.deletedAt) : '',
  }
}

/** RFC 3339, UTC, of a timestamp as PostgreSQL writes it. */
export function iso(at: string): string {
  return new Date(at).toISOString()
}

/** Whatever its state; undefined when there is none. */
export async function findFile(tx: Transaction, id: string): Promise<FileRow | undefined> {
  const [file] = await rows<FileRow>(tx, sql`select ${FILE_COLUMNS} from files where id = ${id}`)
  return file
}

/**
 * A file that this member may see if they may see where it lies: not in the trash, and shared or their own. Refused:
 * `not_found`.
 */
export async function requireFile(tx: Transaction, id: string, memberId: string): Promise<FileRow> {
  const file = await findFile(tx, id)
  if (!file || file.deletedAt !== null || (file.sharedAt === null && file.memberId !== memberId))
    throw new Refused('not_found', 'id')
  return file
}

/** What of a list this member sees: what is shared, and what is their own. */
export function seenBy(memberId: string) {
  return sql`(shared_at is not null or member_id = ${memberId})`
}
