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
 * for their message too long, and everything in the buckets of groups that are gone.
 */
export async function sweep(context: StorageContext, tenant: string): Promise<void> {
  for (const upload of await within(context, tenant, tx => uploadsOver(tx, GRACE_MS, AT_ONCE)))
    await dropUpload(context, tenant, upload)
  for (const file of await within(context, tenant, tx => filesOver(tx, context.limits)))
    await within(context, tenant, tx => purge(context, tx, file))
  await within(context, tenant, tx =>
    tx.execute(sql`delete from buckets b where removed_at is not null
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

async function filesOver(tx: Transaction, { trashMs, unsharedMs }: StorageContext['limits']): Promise<FileRow[]> {
  const ago = (ms: number) => sql`now() - ${ms} * interval '1 millisecond'`
  return rows<FileRow>(
    tx,
    sql`select ${FILE_COLUMNS} from files
      where deleted_at <= ${ago(trashMs)} or (shared_at is null and uploaded_at <= ${ago(unsharedMs)})
        or bucket_id in (select id from buckets where removed_at is not null)
      limit ${AT_ONCE}`,
  )
}

/** The bytes go before the row does, so that a crash in between leaves nothing that nobody knows of. */
async function purge({ store }: StorageContext, tx: Transaction, { id }: FileRow): Promise<void> {
  const [file] = await rows<FileRow>(
    tx,
    // Brought back or sent in this moment, it stays.
    sql`delete from files where id = ${id} and (deleted_at is not null or shared_at is null
        or bucket_id in (select id from buckets where removed_at is not null))
      returning ${FILE_COLUMNS}`,
  )
  if (!file) return
  await tx.execute(sql`update buckets set used_bytes = used_bytes - ${file.sizeBytes} where id = ${file.bucketId}`)
  await store.remove(thumbnailKey(file.objectKey))
  await store.remove(file.objectKey)
}
