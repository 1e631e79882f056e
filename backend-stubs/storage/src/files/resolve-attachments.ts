import type { MessageInitShape } from '@bufbuild/protobuf'
import type { AttachmentSchema } from '@torrent/contracts/conversation'
import type { ResolveAttachmentsRequest } from '@torrent/contracts/storage'
import { Refused, requireUuid, rows } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { type StorageContext, within } from '../storage-context.ts'
import { uuids } from './bucket-rows.ts'
import { FILE_COLUMNS, type FileRow } from './file-rows.ts'

const MAX_FILES = 100

/**
 * The files of a message that is about to be posted, in the order asked; from now on others see them. Refused: `invalid`
 * when one is not this member's, was uploaded elsewhere, or is gone.
 */
export async function resolveAttachments(
  context: StorageContext,
  tenant: string,
  { service, conversationId, memberId, fileIds }: ResolveAttachmentsRequest,
): Promise<MessageInitShape<typeof AttachmentSchema>[]> {
  if (fileIds.length > MAX_FILES) throw new Refused('too_many', 'fileIds', { max: String(MAX_FILES) })
  const ids = fileIds.map(id => requireUuid(id, 'fileIds'))
  const conversation = requireUuid(conversationId, 'conversationId')
  const member = requireUuid(memberId, 'memberId')
  const found = await within(context, tenant, async tx => {
    const files = await rows<FileRow>(
      tx,
      sql`update files set shared_at = coalesce(shared_at, now())
        where id = any(${uuids(ids)}::uuid[]) and service = ${service} and conversation_id = ${conversation}
          and member_id = ${member} and deleted_at is null
        returning ${FILE_COLUMNS}`,
    )
    // In the transaction, so that none of them is shared when one may not be.
    if (files.length !== new Set(ids).size) throw new Refused('invalid', 'fileIds')
    return new Map(files.map(file => [file.id, file]))
  })
  return ids.flatMap(id => {
    const file = found.get(id)
    if (!file) return []
    const { name, contentType, sizeBytes, width, height } = file
    return [{ fileId: id, name, contentType, sizeBytes: String(sizeBytes), width, height }]
  })
}
