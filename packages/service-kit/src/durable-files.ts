import type { Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ErrorCode } from '@torrent/contracts/errors'
import { Refused } from './refusal.ts'

/** Bytes as they come from a request, a file or memory. */
export type Content = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/**
 * Writes a file that is on disk, and not only on its way there, when the promise resolves. A failure leaves nothing of
 * it behind.
 *
 * @param gate what the content passes on its way, such as `exactly`
 */
export async function writeDurably(path: string, content: Content, gate?: Transform): Promise<void> {
  const file = createWriteStream(path, { flush: true })
  try {
    await (gate ? pipeline(content, gate, file) : pipeline(content, file))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/**
 * Gives a finished draft its place in one step: whoever looks there finds the whole file or none. Makes the folders on
 * the way; both places must be on the same disk. A failure leaves nothing of the draft behind.
 */
export async function moveInPlace(draft: string, to: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true })
    await rename(draft, to)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** Brings the names in a folder to disk: a file that was moved there survives a power cut only after this. */
export async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

export interface Expected {
  /** bytes */
  size: number
  /** Is given everything that passes. */
  digest: Hash
  /** Asked at the end, when the size is right. */
  isRight?(): boolean
  /** What is thrown when something else came. */
  refusal(): Refused
}

/** Lets through exactly what is expected; stops as soon as there is more of it. */
export function exactly({ size, digest, isRight = () => true, refusal }: Expected): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > size) return done(refusal())
      digest.update(chunk)
      done(null, chunk)
    },
    flush: done => done(seen === size && isRight() ? null : refusal()),
  })
}

/**
 * Says in the caller's terms what a disk says.
 *
 * @param goneCode the refusal where a folder is no longer there that the work takes for granted
 * @throws Refused `storage_full`, or with `goneCode`; anything else as it is
 */
export async function diskRefusals<T>(goneCode: ErrorCode, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new Refused('storage_full')
    if (code === 'ENOENT') throw new Refused(goneCode)
    throw error
  }
}
