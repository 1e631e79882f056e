import { demoFiles } from '@torrent/contracts/demo-conversations'
import { demoGroups } from '@torrent/contracts/demo-groups'
import { searchColumn, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { addGroupBucket } from '../files/bucket-rows.ts'
import { findFile, thumbnailKey } from '../files/file-rows.ts'
import { type Findings, inspect } from '../inspect/inspect.ts'
import { noScanner } from '../inspect/scanner.ts'
import { type StorageContext, within } from '../storage-context.ts'

type SharedFile = ReturnType<typeof demoFiles>[number]

/**
 * Puts the files that the demo's messages show into the buckets of its groups; may be called at every start, and puts
 * each there once. None for a tenant not of the demo.
 */
export async function seedDemo(context: StorageContext, tenant: string): Promise<void> {
  const { store, limits } = context
  const groups = new Map(demoGroups(tenant).map(group => [group.id, group]))
  for (const file of demoFiles(tenant, new Date())) {
    const group = groups.get(file.groupId)
    if (!group || (await within(context, tenant, tx => findFile(tx, file.fileId)))) continue
    const key = `${tenant}/${file.fileId.slice(0, 2)}/${file.fileId}`
    await store.put(key, file.bytes)
    // They come with the portal, and it starts whether or not a scanner is up.
    const findings = await inspect(store, noScanner, { key, name: file.name, size: file.bytes.length }, limits)
    if (findings.picture) await store.put(thumbnailKey(key), findings.picture.thumbnail)
    await within(context, tenant, async tx => {
      // The step of the saga that makes the group finds it there.
      const { bucketId: id, id: groupId, name } = group
      await addGroupBucket(tx, { id, groupId, name, quotaBytes: limits.bucketBytes })
      await writeFile(tx, id, key, file, findings)
    })
  }
}

async function writeFile(tx: Transaction, bucketId: string, key: string, file: SharedFile, findings: Findings) {
  const { fileId, conversationId, name, bytes, sharedBy, sharedAt } = file
  const { contentType, sha256, picture, verdict } = findings
  await tx.execute(sql`update buckets set used_bytes = used_bytes + ${bytes.length} where id = ${bucketId}`)
  await tx.execute(
    sql`insert into files (id, bucket_id, service, conversation_id, name, search, content_type, size_bytes, sha256,
        width, height, has_thumbnail, scanned, object_key, member_id, member_name, uploaded_at, shared_at)
      values (${fileId}, ${bucketId}, 'channel', ${conversationId}, ${name}, ${searchColumn(name)}, ${contentType},
        ${bytes.length}, ${sha256}, ${picture?.width ?? 0}, ${picture?.height ?? 0}, ${picture !== undefined},
        ${verdict === 'clean'}, ${key}, ${sharedBy.id}, ${sharedBy.name}, ${sharedAt}, ${sharedAt})`,
  )
}
