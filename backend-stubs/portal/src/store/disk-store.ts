import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refused } from '@torrent/service-kit'
import { diskRefusals, type Expected, exactly, moveInPlace, syncFolder, writeDurably } from '@torrent/service-kit/files'
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

  /** Its folder may have been cleared away meanwhile. */
  const orRefused = <T>(work: () => Promise<T>) => diskRefusals('upload_unknown', work)

  return {
    begin: upload =>
      orRefused(async () => {
        await mkdir(files(upload), { recursive: true })
        await mkdir(join(home(upload), 'drafts'), { recursive: true })
      }),
    put: (upload, file, content) =>
      orRefused(async () => {
        const path = draft(upload)
        await writeDurably(path, content, exactly(expected(file)))
        await moveInPlace(path, join(files(upload), file.path))
      }),
    add: (upload, path, content) =>
      orRefused(async () => {
        const from = draft(upload)
        await writeDurably(from, [content])
        await moveInPlace(from, join(files(upload), path))
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

/** The size and hash that a file should have. */
function expected({ path, size, hash }: ExpectedFile): Expected {
  const digest = createHash('sha384')
  return {
    size,
    digest,
    isRight: () => `sha384-${digest.digest('base64')}` === hash,
    refusal: () => new Refused('file_mismatch', '', { path }),
  }
}

/** A name in a folder is on disk only when the folder itself is. */
async function syncFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await syncFolders(join(folder, entry.name))
  await syncFolder(folder)
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isFile(),
    () => false,
  )
}
