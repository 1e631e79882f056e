import { randomUUID } from 'node:crypto'
import type { MessageInitShape } from '@bufbuild/protobuf'
import type { BucketSchema } from '@torrent/contracts/storage'
import { Refused, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'

export interface BucketRow {
  id: string
  ownerKind: 'group' | 'conversation'
  ownerId: string
  /** Of a conversation: who keeps it. */
  service: string
  name: string
  usedBytes: number
  quotaBytes: number
}

const COLUMNS = sql.raw(
  'id, owner_kind as "ownerKind", owner_id as "ownerId", service, name, used_bytes::float8 as "usedBytes", quota_bytes::float8 as "quotaBytes"',
)

/** The bucket as the contract has it, of a group with what it is called now and whether the caller owns it. */
export function bucketMessage(
  bucket: BucketRow,
  { name, owned }: { name: string; owned: boolean } = { name: bucket.name, owned: false },
): MessageInitShape<typeof BucketSchema> {
  const { id, ownerKind, ownerId, usedBytes, quotaBytes } = bucket
  return { id, ownerKind, ownerId, name, owned, usedBytes: String(usedBytes), quotaBytes: String(quotaBytes) }
}

/** Refused: `not_found`. */
export async function requireBucket(tx: Transaction, id: string, field = 'bucketId'): Promise<BucketRow> {
  const [bucket] = await rows<BucketRow>(
    tx,
    sql`select ${COLUMNS} from buckets where id = ${id} and removed_at is null`,
  )
  if (!bucket) throw new Refused('not_found', field)
  return bucket
}

/** Whoever changes what is in the bucket waits here for whoever does so at this moment. Refused: `not_found`. */
export async function lockBucket(tx: Transaction, id: string): Promise<BucketRow> {
  await rows(tx, sql`select 1 from buckets where id = ${id} for update`)
  return requireBucket(tx, id)
}

/** The bucket of a group; undefined while the group is still being made. */
export async function bucketOfGroup(tx: Transaction, groupId: string): Promise<BucketRow | undefined> {
  const [bucket] = await rows<BucketRow>(
    tx,
    sql`select ${COLUMNS} from buckets where owner_kind = 'group' and owner_id = ${groupId} and removed_at is null`,
  )
  return bucket
}

/** The bucket of a conversation, made when it is first needed; it takes over what the conversation is called now. */
export async function bucketOfConversation(
  tx: Transaction,
  conversation: { service: string; id: string; name: string },
  quotaBytes: number,
): Promise<BucketRow> {
  const { service, id, name } = conversation
  const [bucket] = await rows<BucketRow>(
    tx,
    sql`insert into buckets (id, owner_kind, owner_id, service, name, quota_bytes)
      values (${randomUUID()}, 'conversation', ${id}, ${service}, ${name}, ${quotaBytes})
      on conflict (tenant_id, owner_kind, owner_id) do update set name = excluded.name
      returning ${COLUMNS}`,
  )
  if (!bucket) throw new Error('the bucket was not written')
  return bucket
}

/** Makes a group's bucket; the same again changes nothing. */
export async function addGroupBucket(
  tx: Transaction,
  bucket: { id: string; groupId: string; name: string; quotaBytes: number },
): Promise<void> {
  await tx.execute(
    sql`insert into buckets (id, owner_kind, owner_id, name, quota_bytes)
      values (${bucket.id}, 'group', ${bucket.groupId}, ${bucket.name}, ${bucket.quotaBytes}) on conflict do nothing`,
  )
}

/**
 * Takes away the bucket of a group that could not be made whole, so that the same group can be made again. Should
 * somebody have been quick enough to put something into it, it is closed.
 */
export async function removeGroupBucket(tx: Transaction, id: string, groupId: string): Promise<void> {
  await tx.execute(
    sql`delete from buckets b where id = ${id} and owner_kind = 'group' and owner_id = ${groupId}
      and not exists (select from files f where f.bucket_id = b.id) and not exists (select from uploads u where u.bucket_id = b.id)`,
  )
  await closeGroupBucket(tx, id, groupId)
}

/** From now on nobody sees it; the sweeper clears away what was put into it, and leaves what was sent with messages. */
export async function closeGroupBucket(tx: Transaction, id: string, groupId: string): Promise<void> {
  await tx.execute(
    sql`update buckets set removed_at = now()
      where id = ${id} and owner_kind = 'group' and owner_id = ${groupId} and removed_at is null`,
  )
}

/** It is as it was before it was closed. */
export async function reopenGroupBucket(tx: Transaction, id: string, groupId: string): Promise<void> {
  await tx.execute(
    sql`update buckets set removed_at = null where id = ${id} and owner_kind = 'group' and owner_id = ${groupId}`,
  )
}

/** The buckets of these groups, and of those of these conversations that have one; those with files first. */
export async function bucketsOf(
  tx: Transaction,
  groupIds: readonly string[],
  conversationIds: readonly string[],
): Promise<BucketRow[]> {
  return rows<BucketRow>(
    tx,
    sql`select ${COLUMNS} from buckets
      where removed_at is null
        and ((owner_kind = 'group' and owner_id = any(${uuids(groupIds)}::uuid[]))
          or (owner_kind = 'conversation' and owner_id = any(${uuids(conversationIds)}::uuid[])))
      order by used_bytes = 0, owner_kind desc, name, id`,
  )
}

/** Uuids as an array's text. They come from other services' answers and have been checked there. */
export function uuids(ids: readonly string[]): string {
  return `{${ids.filter(id => /^[0-9a-f-]{36}$/.test(id)).join(',')}}`
}
