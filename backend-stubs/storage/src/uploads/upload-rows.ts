import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'

/** An upload that is on its way. */
export interface UploadRow {
  id: string
  bucketId: string
  folderId: string | null
  /** Where it is shared: channel, chat, or empty with no conversation. */
  service: string
  conversationId: string | null
  name: string
  sizeBytes: number
  partSizeBytes: number
  memberId: string
  memberName: string
  objectKey: string
  multipartId: string
  /** As PostgreSQL writes timestamps, or RFC 3339. */
  expiresAt: string
}

const COLUMNS = sql.raw(
  `id, bucket_id as "bucketId", folder_id as "folderId", service, conversation_id as "conversationId", name,
  size_bytes::float8 as "sizeBytes", part_size_bytes as "partSizeBytes", member_id as "memberId",
  member_name as "memberName", object_key as "objectKey", multipart_id as "multipartId", expires_at as "expiresAt"`,
)

/** Whosever it is; undefined when there is none, or it is over. */
export async function findUpload(tx: Transaction, id: string): Promise<UploadRow | undefined> {
  const [upload] = await rows<UploadRow>(
    tx,
    sql`select ${COLUMNS} from uploads where id = ${id} and expires_at > now()`,
  )
  return upload
}

/** False when there is one of this id already. */
export async function insertUpload(tx: Transaction, upload: UploadRow): Promise<boolean> {
  const { id, bucketId, folderId, service, conversationId, name, sizeBytes, partSizeBytes } = upload
  const { memberId, memberName, objectKey, multipartId, expiresAt } = upload
  const written = await rows(
    tx,
    sql`insert into uploads (id, bucket_id, folder_id, service, conversation_id, name, size_bytes, part_size_bytes,
        member_id, member_name, object_key, multipart_id, expires_at)
      values (${id}, ${bucketId}, ${folderId}, ${service}, ${conversationId}, ${name}, ${sizeBytes}, ${partSizeBytes},
        ${memberId}, ${memberName}, ${objectKey}, ${multipartId}, ${expiresAt})
      on conflict do nothing returning 1`,
  )
  return written.length > 0
}

/** Takes the upload away; undefined when somebody else did. */
export async function takeUpload(tx: Transaction, id: string): Promise<UploadRow | undefined> {
  const [upload] = await rows<UploadRow>(tx, sql`delete from uploads where id = ${id} returning ${COLUMNS}`)
  return upload
}

/** Uploads that ended more than so many ms ago without being completed. */
export async function uploadsOver(tx: Transaction, ms: number, limit: number): Promise<UploadRow[]> {
  return rows<UploadRow>(
    tx,
    sql`select ${COLUMNS} from uploads where expires_at < now() - ${ms} * interval '1 millisecond'
      order by expires_at limit ${limit}`,
  )
}

/** How many uploads this member has on their way. */
export async function uploadsOf(tx: Transaction, memberId: string): Promise<number> {
  const [found] = await rows<{ count: number }>(
    tx,
    sql`select count(*)::int as count from uploads where member_id = ${memberId} and expires_at > now()`,
  )
  return found?.count ?? 0
}

/** What is on its way into a bucket, in bytes. */
export async function bytesOnTheWay(tx: Transaction, bucketId: string): Promise<number> {
  const [found] = await rows<{ bytes: number }>(
    tx,
    sql`select coalesce(sum(size_bytes), 0)::float8 as bytes from uploads where bucket_id = ${bucketId} and expires_at > now()`,
  )
  return found?.bytes ?? 0
}

/** How many parts a file has: one at least, so that an empty file can be completed, too. */
export function partCount({ sizeBytes, partSizeBytes }: Pick<UploadRow, 'sizeBytes' | 'partSizeBytes'>): number {
  return Math.max(1, Math.ceil(sizeBytes / partSizeBytes))
}

/** The bytes of a part, numbered from 1. */
export function partBytes(upload: Pick<UploadRow, 'sizeBytes' | 'partSizeBytes'>, number: number): number {
  return Math.min(upload.partSizeBytes, upload.sizeBytes - (number - 1) * upload.partSizeBytes)
}
