import { randomBytes } from 'node:crypto'
import type { MessageInitShape } from '@bufbuild/protobuf'
import type { BeginUploadRequest, UploadSchema } from '@torrent/contracts/storage'
import type { Principal } from '@torrent/policy'
import { Refused, requireUuid, type Transaction } from '@torrent/service-kit'
import { isKeeper, type Keeper } from '../access.ts'
import { requireName } from '../file-name.ts'
import { type BucketRow, bucketOfConversation, bucketOfGroup, lockBucket, requireBucket } from '../files/bucket-rows.ts'
import { findFile } from '../files/file-rows.ts'
import { pathTo } from '../files/folder-rows.ts'
import { readableBytes } from '../limits.ts'
import { type StorageContext, within } from '../storage-context.ts'
import { describeCompleted, describeUpload } from './describe-upload.ts'
import { bytesOnTheWay, findUpload, insertUpload, type UploadRow, uploadsOf } from './upload-rows.ts'

type Place =
  | { kind: 'conversation'; service: Keeper; id: string }
  | { kind: 'bucket'; id: string; folderId: string | null }

interface Wanted {
  id: string
  place: Place
  name: string
  sizeBytes: number
}

/**
 * Begins an upload, or goes on with the one of this id. Its size counts against the bucket from now on. Refused:
 * `not_found` and `forbidden` for the place, `already_exists` for something else under this id, `file_too_large`,
 * `bucket_full`, `too_many_uploads`, `storage_full`, and see {@link requireName}.
 */
export async function beginUpload(
  context: StorageContext,
  person: Principal,
  request: BeginUploadRequest,
): Promise<MessageInitShape<typeof UploadSchema>> {
  const { store, limits } = context
  const { tenant, subject: memberId, name: memberName } = person
  const wanted = checked(request, limits.fileBytes)
  const bucketFor = await mayPut(context, person, wanted.place)
  const goOn = async () => {
    const { upload, file } = await within(context, tenant, async tx => ({
      upload: await findUpload(tx, wanted.id),
      file: await findFile(tx, wanted.id),
    }))
    const known = upload ?? file
    if (!known) return undefined
    if (known.memberId !== memberId || !isSame(known, wanted)) throw new Refused('already_exists', 'id')
    return upload ? describeUpload(context, tenant, upload) : file && describeCompleted(context, file)
  }
  const known = await goOn()
  if (known) return known

  const random = randomBytes(16).toString('hex')
  const objectKey = `${tenant}/${random.slice(0, 2)}/${random}`
  const multipartId = await store.createMultipart(objectKey)
  try {
    const begun = await within(context, tenant, async tx => {
      const bucket = await lockBucket(tx, (await bucketFor(tx)).id)
      const { place, id, name, sizeBytes } = wanted
      const folderId = place.kind === 'bucket' ? place.folderId : null
      if (folderId !== null) await pathTo(tx, bucket.id, folderId)
      await requireRoom(tx, bucket, sizeBytes)
      if ((await uploadsOf(tx, memberId)) >= limits.uploadsOfMember)
        throw new Refused('too_many_uploads', '', { max: String(limits.uploadsOfMember) })
      const upload: UploadRow = {
        ...{ id, bucketId: bucket.id, folderId, name, sizeBytes, partSizeBytes: limits.partBytes },
        service: place.kind === 'conversation' ? place.service : '',
        conversationId: place.kind === 'conversation' ? place.id : null,
        ...{ memberId, memberName, objectKey, multipartId },
        expiresAt: new Date(Date.now() + limits.uploadMs).toISOString(),
      }
      return (await insertUpload(tx, upload)) ? upload : undefined
    })
    if (begun) return describeUpload(context, tenant, begun)
    await store.abort(multipartId)
  } catch (error) {
    await store.abort(multipartId)
    throw error
  }
  // Asked twice at once, or an upload of this id ended a moment ago and has not been cleared away.
  const other = await goOn()
  if (!other) throw new Refused('upload_over', 'id')
  return other
}

function checked(request: BeginUploadRequest, fileBytes: number): Wanted {
  const { service, conversationId, bucketId, folderId } = request
  if ((conversationId === '') === (bucketId === '')) throw new Refused('invalid', 'conversationId')
  const size = request.sizeBytes
  if (!/^\d{1,15}$/.test(size)) throw new Refused('invalid', 'sizeBytes')
  if (Number(size) > fileBytes) throw new Refused('file_too_large', 'sizeBytes', { max: readableBytes(fileBytes) })
  if (bucketId === '' && !isKeeper(service)) throw new Refused('invalid', 'service')
  if (bucketId === '' && folderId !== '') throw new Refused('invalid', 'folderId')
  const place: Place = isKeeper(service)
    ? { kind: 'conversation', service, id: requireUuid(conversationId, 'conversationId') }
    : {
        kind: 'bucket',
        id: requireUuid(bucketId, 'bucketId'),
        folderId: folderId === '' ? null : requireUuid(folderId, 'folderId'),
      }
  return { id: requireUuid(request.id, 'id'), place, name: requireName(request.name, 'name'), sizeBytes: Number(size) }
}

/** Answers how to find the bucket, once it is known that this person may put something there. */
async function mayPut(
  { access, limits, ...context }: StorageContext,
  person: Principal,
  place: Place,
): Promise<(tx: Transaction) => Promise<BucketRow>> {
  if (place.kind === 'bucket') {
    const bucket = await within({ access, limits, ...context }, person.tenant, tx => requireBucket(tx, place.id))
    if (!(await access.bucket(person, bucket)).write) throw new Refused('forbidden')
    return async () => bucket
  }
  const { mayPost, groupId, name } = await access.conversation(person, place.service, place.id)
  if (!mayPost) throw new Refused('forbidden')
  if (groupId === '') return tx => bucketOfConversation(tx, { ...place, name }, limits.bucketBytes)
  return async tx => {
    const bucket = await bucketOfGroup(tx, groupId)
    // The group is still being made: its bucket comes after its channel.
    if (!bucket) throw new Refused('unavailable')
    return bucket
  }
}

async function requireRoom(tx: Transaction, { id, usedBytes, quotaBytes }: BucketRow, size: number): Promise<void> {
  const free = Math.max(0, quotaBytes - usedBytes - (await bytesOnTheWay(tx, id)))
  if (size > free) throw new Refused('bucket_full', 'sizeBytes', { free: readableBytes(free) })
}

/** A completed file may have been renamed or moved since; where it was shared and its size stay. */
function isSame(
  known: Pick<UploadRow, 'bucketId' | 'conversationId' | 'sizeBytes'>,
  { place, sizeBytes }: Wanted,
): boolean {
  const samePlace = place.kind === 'bucket' ? known.bucketId === place.id : known.conversationId === place.id
  return samePlace && known.sizeBytes === sizeBytes
}
