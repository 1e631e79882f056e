import { log, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { FILE_COLUMNS, type FileRow, thumbnailKey } from './files/file-rows.ts'
import { type StorageContext, within } from './storage-context.ts'
import { dropUpload } from './uploads/drop-upload.ts'
import { uploadsOver } from './uploads/upload-rows.ts'

/** After its end an upload is left alone for so long: it may be being completed at this moment. */
const GRACE_MS = 60 * 60_000
const AT_ONCE = 500

/**
 * Clears away, for one tenant, what is over: uploads that were never completed, files that were in the trash or waited
 * for their message too long, and, after the same time as in the trash, what was put into the buckets of groups that are
 * gone. What was sent with a message there stays with it.
 */
export async function sweep(context: StorageContext, tenant: string): Promise<void> {
  for (const upload of await within(context, tenant, tx => uploadsOver(tx, GRACE_MS, AT_ONCE)))
    await dropUpload(context, tenant, upload)
  for (const file of await within(context, tenant, tx => filesOver(tx, context.limits)))
    await within(context, tenant, tx => purge(context, tx, file))
  await within(context, tenant, tx =>
    tx.execute(sql`delete from buckets b where removed_at <= ${ago(context.limits.trashMs)}
      and not exists (select from files f where f.bucket_id = b.id) and not exists (select from uploads u where u.bucket_id = b.id)`),
  )
}

/** Sweeps again and again, `tenants` as they are each time; answers how to stop. */
export function keepSweeping(
  context: StorageContext,
  tenants: () => Iterable<string>,
  everyMs: number,
): () => Promise<void> {
  let running = Promise.resolve()
  const run = async () => {
    await context.store.abortOlderThan(2 * context.limits.uploadMs + GRACE_MS)
    for (const tenant of tenants()) await sweep(context, tenant)
  }
  const begin = () => {
    running = running.then(run).catch(error => log.warn({ error: String(error) }, 'could not clear away old files'))
  }
  begin()
  const timer = setInterval(begin, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}

const ago = (ms: number) => sql`now() - ${ms} * interval '1 millisecond'`

/** What lies in a bucket itself that was closed long ago. */
const leftBehind = ({ trashMs }: StorageContext['limits']) =>
  sql`(conversation_id is null and bucket_id in (select id from buckets where removed_at <= ${ago(trashMs)}))`

async function filesOver(tx: Transaction, limits: StorageContext['limits']): Promise<FileRow[]> {
  return rows<FileRow>(
    tx,
    sql`select ${FILE_COLUMNS} from files
      where deleted_at <= ${ago(limits.trashMs)} or (shared_at is null and uploaded_at <= ${ago(limits.unsharedMs)})
        or ${leftBehind(limits)}
      limit ${AT_ONCE}`,
  )
}

/** The bytes go before the row does, so that a crash in between leaves nothing that nobody knows of. */
async function purge({ store, limits }: StorageContext, tx: Transaction, { id }: FileRow): Promise<void> {
  const [file] = await rows<FileRow>(
    tx,
    // Brought back or sent in this moment, it stays.
    sql`delete from files where id = ${id} and (deleted_at is not null or shared_at is null or ${leftBehind(limits)})
      returning ${FILE_COLUMNS}`,
  )
  if (!file) return
  await tx.execute(sql`update buckets set used_bytes = used_bytes - ${file.sizeBytes} where id = ${file.bucketId}`)
  await store.remove(thumbnailKey(file.objectKey))
  await store.remove(file.objectKey)
}
