import type { Principal } from '@torrent/policy'
import { Refused } from '@torrent/service-kit'
import { isKeeper } from '../access.ts'
import { type StorageContext, within } from '../storage-context.ts'
import { requireBucket } from './bucket-rows.ts'
import type { FileRow } from './file-rows.ts'

/**
 * Whoever may read the conversation in which it was shared may read the file; where it was put into a bucket itself,
 * whoever may read the bucket. Refused: `not_found`.
 */
export async function requireMayRead(context: StorageContext, person: Principal, file: FileRow): Promise<void> {
  const { service, conversationId } = file
  if (conversationId !== null && isKeeper(service)) {
    await context.access.conversation(person, service, conversationId)
    return
  }
  await context.access.bucket(person, await within(context, person.tenant, tx => requireBucket(tx, file.bucketId)))
}

/** Refused: `not_found` for who may not read it, `forbidden` for who may not change what is in its bucket. */
export async function requireMayMove(context: StorageContext, person: Principal, file: FileRow): Promise<void> {
  await requireMayRead(context, person, file)
  const bucket = await within(context, person.tenant, tx => requireBucket(tx, file.bucketId))
  if (!(await context.access.bucket(person, bucket)).write) throw new Refused('forbidden')
}

/** Refused: `not_found` for who may not read it, `forbidden` for who neither uploaded it nor owns its group. */
export async function requireMayDelete(context: StorageContext, person: Principal, file: FileRow): Promise<void> {
  await requireMayRead(context, person, file)
  if (file.memberId === person.subject) return
  const bucket = await within(context, person.tenant, tx => requireBucket(tx, file.bucketId))
  if (!(await context.access.bucket(person, bucket)).owner) throw new Refused('forbidden')
}
