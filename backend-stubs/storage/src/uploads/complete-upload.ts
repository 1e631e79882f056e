import type { MessageInitShape } from '@bufbuild/protobuf'
import type { CompleteUploadRequest, FileSchema } from '@torrent/contracts/storage'
import type { Principal } from '@torrent/policy'
import { crashPoint, Refused, requireUuid, rows, searchColumn, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { requireBucket } from '../files/bucket-rows.ts'
import { FILE_COLUMNS, type FileRow, fileMessage, findFile, thumbnailKey } from '../files/file-rows.ts'
import { type Findings, inspect } from '../inspect/inspect.ts'
import { type StorageContext, within } from '../storage-context.ts'
import { dropUpload } from './drop-upload.ts'
import { findUpload, partBytes, partCount, takeUpload, type UploadRow } from './upload-rows.ts'

/**
 * Makes a file of what has arrived. Done again it answers the same file; ended half-way (the process died) it can be done
 * again. Refused: `upload_over`, `part_missing`, `file_infected` (then the upload is over), `unavailable` when the
 * scanner cannot be asked, `storage_full`, and as {@link beginUpload} when the person may not put it there any more.
 */
export async function completeUpload(
  context: StorageContext,
  person: Principal,
  request: CompleteUploadRequest,
): Promise<MessageInitShape<typeof FileSchema>> {
  const { tenant, subject } = person
  const id = requireUuid(request.id, 'id')
  const { upload, file } = await within(context, tenant, async tx => ({
    upload: await findUpload(tx, id),
    file: await findFile(tx, id),
  }))
  if (file?.memberId === subject) return fileMessage(file)
  if (upload?.memberId !== subject) throw new Refused('upload_over', 'id')
  await mayStillPut(context, person, upload)
  await gather(context, upload, request.etags)
  crashPoint('upload.gathered')
  const findings = await inspect(
    context.store,
    context.scanner,
    { key: upload.objectKey, name: upload.name, size: upload.sizeBytes },
    context.limits,
  )
  if (typeof findings.verdict === 'object') {
    await dropUpload(context, tenant, upload)
    throw new Refused('file_infected', '', { name: findings.verdict.found })
  }
  if (findings.picture) await context.store.put(thumbnailKey(upload.objectKey), findings.picture.thumbnail)
  crashPoint('upload.before-commit')
  const written = await within(context, tenant, tx => writeFile(tx, upload, findings))
  if (!written) {
    await context.store.remove(upload.objectKey)
    throw new Refused('upload_over', 'id')
  }
  crashPoint('upload.after-commit')
  await context.store.abort(upload.multipartId)
  return fileMessage(written)
}

/** Who was expelled meanwhile leaves nothing behind. */
async function mayStillPut(context: StorageContext, person: Principal, upload: UploadRow): Promise<void> {
  const { access } = context
  const { service, conversationId, bucketId } = upload
  if (conversationId !== null && (service === 'channel' || service === 'chat')) {
    if (!(await access.conversation(person, service, conversationId)).mayPost) throw new Refused('forbidden')
    return
  }
  const bucket = await within(context, person.tenant, tx => requireBucket(tx, bucketId))
  if (!(await access.bucket(person, bucket)).write) throw new Refused('forbidden')
}

/** Makes the object out of the parts that the browser says it sent, unless that was done before. */
async function gather({ store }: StorageContext, upload: UploadRow, etags: readonly string[]): Promise<void> {
  if ((await store.size(upload.objectKey)) === upload.sizeBytes) return
  const arrived = new Map((await store.listParts(upload.multipartId)).map(part => [part.number, part]))
  const parts = Array.from({ length: partCount(upload) }, (_, index) => {
    const number = index + 1
    const part = arrived.get(number)
    const stated = etags[index]?.replace(/^"(.*)"$/, '$1')
    if (!part || part.etag !== stated || part.size !== partBytes(upload, number))
      throw new Refused('part_missing', 'etags', { part: String(number) })
    return part
  })
  if (etags.length !== parts.length) throw new Refused('invalid', 'etags')
  await store.complete(upload.multipartId, upload.objectKey, parts)
}

/** The upload becomes the file; undefined when it was given up meanwhile. */
async function writeFile(tx: Transaction, { id }: UploadRow, findings: Findings): Promise<FileRow | undefined> {
  const upload = await takeUpload(tx, id)
  // Perhaps completed by another call at the same time.
  if (!upload) return findFile(tx, id)
  const { bucketId, folderId, service, conversationId, name, sizeBytes, objectKey, memberId, memberName } = upload
  const { contentType, sha256, picture, verdict } = findings
  // Holds the bucket: a folder that goes away does so before this or after. Without its folder the file is at the top.
  await tx.execute(sql`update buckets set used_bytes = used_bytes + ${sizeBytes} where id = ${bucketId}`)
  const [file] = await rows<FileRow>(
    tx,
    sql`insert into files (id, bucket_id, folder_id, service, conversation_id, name, search, content_type, size_bytes,
        sha256, width, height, has_thumbnail, scanned, object_key, member_id, member_name, shared_at)
      values (${id}, ${bucketId}, (select id from folders where id = ${folderId}), ${service}, ${conversationId}, ${name}, ${searchColumn(name)},
        ${contentType}, ${sizeBytes}, ${sha256}, ${picture?.width ?? 0}, ${picture?.height ?? 0},
        ${picture !== undefined}, ${verdict === 'clean'}, ${objectKey}, ${memberId}, ${memberName},
        case when ${conversationId}::uuid is null then now() end)
      returning ${FILE_COLUMNS}`,
  )
  if (!file) throw new Error('the file was not written')
  return file
}
