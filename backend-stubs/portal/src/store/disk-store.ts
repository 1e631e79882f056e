import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refused } from '@torrent/service-kit'
import type { ExpectedFile, ReleaseStore } from './release-store.ts'

/** A leading dot: the gateway serves no such path, and no micro-frontend has such a name. */
const UNFINISHED = '.unfinished-'

/**
 * Releases below a folder, `<name>/<version>/…`; uploads in `.unfinished-<id>` beside them, on the same disk. `draftIn`
 * names the place in a folder where a file is written before it counts.
 */
export function diskStore(root: string, { draftIn = randomName } = {}): ReleaseStore {
  const home = (upload: string) => join(root, `${UNFINISHED}${upload}`)
  const files = (upload: string) => join(home(upload), 'files')

  const draft = (upload: string) => draftIn(join(home(upload), 'drafts'))

  async function settle(upload: string, from: string, path: string): Promise<void> {
    const to = join(files(upload), path)
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
  }

  return {
    begin: upload =>
      orRefused(async () => {
        await mkdir(files(upload), { recursive: true })
        await mkdir(join(home(upload), 'drafts'), { recursive: true })
      }),
    put: (upload, file, content) =>
      orRefused(async () => {
        const path = draft(upload)
        try {
          // `flush`: on disk, and not only on its way there, when it is closed.
          await pipeline(content, exactly(file), createWriteStream(path, { flush: true }))
          await settle(upload, path, file.path)
        } catch (error) {
          await rm(path, { force: true })
          throw error
        }
      }),
    add: (upload, path, content) =>
      orRefused(async () => {
        const from = draft(upload)
        await writeDurably(from, content)
        await settle(upload, from, path)
      }),
    async present(upload, paths) {
      const found = new Set<string>()
      for (const path of paths) if (await exists(join(files(upload), path))) found.add(path)
      return found
    },
    read: (upload, path) => readFile(join(files(upload), path)),
    finish: (upload, name, version) =>
      orRefused(async () => {
        await syncFolders(files(upload))
        const place = join(root, name)
        await mkdir(place, { recursive: true })
        await rm(join(place, version), { recursive: true, force: true })
        await rename(files(upload), join(place, version))
        await syncFolder(place)
        await syncFolder(root)
        await rm(home(upload), { recursive: true, force: true })
      }),
    discard: upload => rm(home(upload), { recursive: true, force: true }),
    async olderThan(ms) {
      const old: string[] = []
      for (const entry of await readdir(root)) {
        if (!entry.startsWith(UNFINISHED)) continue
        const made = await stat(join(root, entry)).catch(() => undefined)
        if (made && Date.now() - made.mtimeMs > ms) old.push(entry.slice(UNFINISHED.length))
      }
      return old
    },
  }
}

function randomName(folder: string): string {
  return join(folder, randomBytes(8).toString('hex'))
}

/** Lets a file through that has the size and hash it should have; stops it as soon as it is longer. */
function exactly({ path, size, hash }: ExpectedFile): Transform {
  const digest = createHash('sha384')
  let seen = 0
  const mismatch = () => new Refused('file_mismatch', '', { path })
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > size) return done(mismatch())
      digest.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      done(seen === size && `sha384-${digest.digest('base64')}` === hash ? null : mismatch())
    },
  })
}

async function writeDurably(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(content)
    await file.sync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

/** A name in a folder is on disk only when the folder itself is. */
async function syncFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await syncFolders(join(folder, entry.name))
  await syncFolder(folder)
}

async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

async function orRefused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new Refused('storage_full')
    // Its folder was cleared away meanwhile.
    if (code === 'ENOENT') throw new Refused('upload_unknown')
    throw error
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isFile(),
    () => false,
  )
}
