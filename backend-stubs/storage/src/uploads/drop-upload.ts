import { thumbnailKey } from '../files/file-rows.ts'
import { type StorageContext, within } from '../storage-context.ts'
import { takeUpload, type UploadRow } from './upload-rows.ts'

/**
 * Forgets an upload and its bytes; what was completed meanwhile is left alone. The bytes go before the row does: should
 * the process die in between, the row is still there for whoever clears away.
 */
export async function dropUpload(context: StorageContext, tenant: string, { id }: UploadRow): Promise<void> {
  const { store } = context
  await within(context, tenant, async tx => {
    const upload = await takeUpload(tx, id)
    if (!upload) return
    await store.abort(upload.multipartId)
    await store.remove(thumbnailKey(upload.objectKey))
    await store.remove(upload.objectKey)
  })
}
