import type { MessageInitShape } from '@bufbuild/protobuf'
import type { UploadSchema } from '@torrent/contracts/storage'
import { type FileRow, iso } from '../files/file-rows.ts'
import type { StorageContext } from '../storage-context.ts'
import { partBytes, partCount, type UploadRow } from './upload-rows.ts'

/** The upload as the contract has it: which parts have arrived, and where each is PUT. */
export async function describeUpload(
  { store, limits }: StorageContext,
  tenant: string,
  upload: UploadRow,
): Promise<MessageInitShape<typeof UploadSchema>> {
  const { id, name, sizeBytes, partSizeBytes, expiresAt, multipartId: multipart, memberId: member } = upload
  const arrived = new Map((await store.listParts(multipart)).map(({ number, etag }) => [number, etag]))
  const expires = Math.min(Date.now() + limits.linkMs, new Date(expiresAt).getTime())
  const parts = Array.from({ length: partCount(upload) }, (_, index) => {
    const number = index + 1
    const size = partBytes(upload, number)
    const url = store.presignPart({ multipart, part: number, size, tenant, member, expires })
    return { number, url, etag: arrived.get(number) ?? '' }
  })
  return { id, name, sizeBytes: String(sizeBytes), partSizeBytes, parts, expiresAt: iso(expiresAt) }
}

/** An upload that was completed already: nothing is left to be sent, and completing it again answers the file. */
export function describeCompleted(
  { limits }: StorageContext,
  { id, name, sizeBytes, sha256, uploadedAt }: FileRow,
): MessageInitShape<typeof UploadSchema> {
  const shape = { sizeBytes, partSizeBytes: limits.partBytes }
  const parts = Array.from({ length: partCount(shape) }, (_, index) => ({ number: index + 1, url: '', etag: sha256 }))
  return { id, name, sizeBytes: String(sizeBytes), partSizeBytes: limits.partBytes, parts, expiresAt: iso(uploadedAt) }
}
