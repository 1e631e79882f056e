import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { StorageLimits } from '../limits.ts'
import type { BlobStore } from '../store/blob-store.ts'
import { atMost } from './at-most.ts'
import { contentTypeOf, HEAD_BYTES } from './content-type.ts'
import { isPicture, type Picture, readPicture } from './picture.ts'
import type { Scanner, Verdict } from './scanner.ts'

/** An image of the largest size allowed takes some 200 MB while it is unpacked. */
const inTurn = atMost(2)

/** What a file turned out to be. */
export interface Findings {
  contentType: string
  /** hex */
  sha256: string
  verdict: Verdict
  picture?: Picture
}

/** Looks into an object of the store. Refused: `unavailable` when the scanner cannot be asked. */
export async function inspect(
  store: BlobStore,
  scanner: Scanner,
  file: { key: string; name: string; size: number },
  limits: Pick<StorageLimits, 'imageBytes' | 'imagePixels'>,
): Promise<Findings> {
  const { key, name, size } = file
  const [read, verdict] = await Promise.all([
    readThrough(await store.get(key)),
    store.get(key).then(content => scanner.scan(content)),
  ])
  const contentType = await contentTypeOf(read.head, name)
  const findings = { contentType, sha256: read.sha256, verdict }
  if (!isPicture(contentType) || size > limits.imageBytes || (verdict !== 'clean' && verdict !== 'unscanned'))
    return findings
  const picture = await inTurn(async () =>
    readPicture(size <= HEAD_BYTES ? read.head : await whole(await store.get(key)), limits),
  )
  return picture ? { ...findings, picture } : findings
}

async function readThrough(content: Readable): Promise<{ head: Buffer; sha256: string }> {
  const digest = createHash('sha256')
  const head: Buffer[] = []
  let seen = 0
  for await (const chunk of content as AsyncIterable<Buffer>) {
    digest.update(chunk)
    if (seen < HEAD_BYTES) head.push(chunk.subarray(0, HEAD_BYTES - seen))
    seen += chunk.length
  }
  return { head: Buffer.concat(head), sha256: digest.digest('hex') }
}

async function whole(content: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of content as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
