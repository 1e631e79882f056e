import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refused } from '@torrent/service-kit'
import { type Content, diskRefusals, exactly, moveInPlace, syncFolder, writeDurably } from '@torrent/service-kit/files'
import type { BlobStore, PartReceiver, StoredPart } from './blob-store.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { openPartLink, signPartLink } from './part-link.ts'

/** Where the gateway mounts the routes of files. */
const MOUNTED_AT = '/api/files'
/** Parts of one upload that may be on their way at once: what is on its way is on disk, too. */
const MAX_PARTS_AT_ONCE = 8
const PART = /^(\d{1,5})\.([0-9a-f]{64})$/
const KEY = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:\.[a-z]+)?$/

/**
 * Objects below a folder, `objects/<key>`; what is being gathered in `uploads/<id>`, on the same disk, each part in a
 * file `<number>.<etag>`. `key` signs the addresses of parts and must be the same in every process.
 */
export function diskBlobStore(root: string, key: Uint8Array): BlobStore & PartReceiver {
  const home = (multipart: string) => join(root, 'uploads', multipart)
  const draft = (multipart: string) => join(home(multipart), `draft-${randomBytes(8).toString('hex')}`)
  const receiving = new Map<string, number>()
  const inTurn = oneAtATime()

  function object(name: string): string {
    if (!KEY.test(name)) throw new TypeError('not a key')
    return join(root, 'objects', name)
  }

  async function listParts(multipart: string): Promise<StoredPart[]> {
    const parts = (await readdir(home(multipart))).flatMap(file => {
      const [, number, etag] = PART.exec(file) ?? []
      return number !== undefined && etag !== undefined ? [{ number: Number(number), etag, file }] : []
    })
    const found = await Promise.all(
      parts.map(async ({ number, etag, file }) => {
        const { size } = await stat(join(home(multipart), file))
        return { number, etag, size }
      }),
    )
    return found.sort((a, b) => a.number - b.number)
  }

  /** An object appears whole, by one rename. */
  async function show(name: string, draft: string, content: Content): Promise<void> {
    const to = object(name)
    await writeDurably(draft, content)
    await moveInPlace(draft, to)
    for (const folder of [dirname(to), dirname(dirname(to)), join(root, 'objects')]) await syncFolder(folder)
  }

  /** Its folder may have been cleared away meanwhile. */
  const orRefused = <T>(work: () => Promise<T>) => diskRefusals('upload_over', work)

  return {
    createMultipart: () =>
      orRefused(async () => {
        const multipart = randomBytes(16).toString('hex')
        await mkdir(home(multipart), { recursive: true })
        return multipart
      }),
    presignPart: address => `${MOUNTED_AT}${signPartLink(key, address)}`,
    open: link => openPartLink(key, link),

    async putPart({ multipart, part, size }, content) {
      const others = receiving.get(multipart) ?? 0
      if (others >= MAX_PARTS_AT_ONCE) throw new Refused('rate_limited', '', { seconds: '1' })
      receiving.set(multipart, others + 1)
      try {
        return await orRefused(async () => {
          const path = draft(multipart)
          const digest = createHash('sha256')
          await writeDurably(path, content, exactly({ size, digest, refusal: () => new Refused('part_damaged') }))
          const etag = digest.digest('hex')
          await inTurn(`${multipart}/${part}`, async () => {
            const former = (await listParts(multipart)).filter(({ number }) => number === part)
            await moveInPlace(path, join(home(multipart), `${part}.${etag}`))
            for (const old of former)
              if (old.etag !== etag) await rm(join(home(multipart), `${part}.${old.etag}`), { force: true })
          })
          return etag
        })
      } finally {
        const left = (receiving.get(multipart) ?? 1) - 1
        if (left === 0) receiving.delete(multipart)
        else receiving.set(multipart, left)
      }
    },

    listParts: multipart => orRefused(() => listParts(multipart)),

    complete: (multipart, name, parts) =>
      orRefused(async () => {
        const there = new Set((await listParts(multipart)).map(({ number, etag }) => `${number}.${etag}`))
        const missing = parts.find(({ number, etag }) => !there.has(`${number}.${etag}`))
        if (missing) throw new Refused('part_missing', '', { part: String(missing.number) })
        const files = parts.map(({ number, etag }) => join(home(multipart), `${number}.${etag}`))
        await show(name, draft(multipart), contentOf(files))
      }),

    abort: multipart => rm(home(multipart), { recursive: true, force: true }),

    async abortOlderThan(ms) {
      for (const multipart of await readdir(join(root, 'uploads')).catch(() => [])) {
        const made = await stat(home(multipart)).catch(() => undefined)
        if (made && Date.now() - made.mtimeMs > ms) await rm(home(multipart), { recursive: true, force: true })
      }
    },

    put: (name, content) =>
      orRefused(async () => {
        // Among the uploads, so that what a crash leaves is forgotten with them.
        const path = join(root, 'uploads', `put-${randomBytes(8).toString('hex')}`)
        await mkdir(dirname(path), { recursive: true })
        await show(name, path, [content])
      }),

    size: name =>
      stat(object(name)).then(
        ({ size }) => size,
        () => undefined,
      ),

    async get(name, range) {
      // Opened before it is handed over: what is missing is a refusal and no broken answer.
      const file = await open(object(name)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new Refused('not_found') : error
      })
      return file.createReadStream(range)
    },

    remove: name => rm(object(name), { force: true }),
  }
}

async function* contentOf(files: readonly string[]): AsyncGenerator<Buffer> {
  for (const file of files) yield* createReadStream(file)
}
