import { createHash, randomBytes } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { RemoteDescription } from '@torrent/contracts/bootstrap'
import { parseDescription, UnusableRelease } from './description.ts'
import { filesOfManifest } from './manifest.ts'

/** A built micro-frontend, checked. */
export interface ReleaseContent {
  /** `0.1.0-<12 hex digits of its content>`: the same content is the same version, on every machine. */
  version: string
  description: RemoteDescription
}

const BASE_VERSION = '0.1.0'
const MAX_FILES = 5_000

/** Reads and checks a built folder. Throws `UnusableRelease` in words for the team that built it. */
export async function inspectFolder(name: string, folder: string): Promise<ReleaseContent> {
  const files = await filesIn(folder)
  const present = new Set(files)
  for (const required of ['torrent.json', 'mf-manifest.json'])
    if (!present.has(required)) throw new UnusableRelease(`${required} is missing; has it been built?`)
  const description = parseDescription(await readFile(join(folder, 'torrent.json'), 'utf8'))
  if (description.name !== name)
    throw new UnusableRelease(`torrent.json describes "${description.name}", not "${name}"`)
  for (const file of filesOfManifest(await readFile(join(folder, 'mf-manifest.json'), 'utf8'), name))
    if (!present.has(file)) throw new UnusableRelease(`mf-manifest.json names ${file}, which is missing`)
  return { version: `${BASE_VERSION}-${await hashOf(folder, files)}`, description }
}

/**
 * Copies a built folder to `<releasesDir>/<name>/<version>/` at once: other processes see all of it or nothing.
 * Content that is there already stays untouched. Throws `UnusableRelease`.
 */
export async function storeRelease(releasesDir: string, name: string, folder: string): Promise<ReleaseContent> {
  const content = await inspectFolder(name, folder)
  const home = join(releasesDir, name)
  if (await exists(join(home, content.version))) return content
  await mkdir(home, { recursive: true })
  await removeLeftovers(home)
  const unfinished = join(home, `${UNFINISHED}${randomBytes(6).toString('hex')}`)
  try {
    await cp(folder, unfinished, { recursive: true, errorOnExist: true })
    // What was copied counts: a build may have been writing to the folder meanwhile.
    const copied = await inspectFolder(name, unfinished)
    await rename(unfinished, join(home, copied.version)).catch(async (error: NodeJS.ErrnoException) => {
      // Somebody else was quicker with the same content.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
    return copied
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

const UNFINISHED = '.unfinished-'
/** A copy takes a second; one this old was left by a process that died. In milliseconds. */
const ABANDONED_MS = 600_000

async function removeLeftovers(home: string): Promise<void> {
  for (const entry of await readdir(home)) {
    if (!entry.startsWith(UNFINISHED)) continue
    const path = join(home, entry)
    const made = await stat(path).catch(() => undefined)
    if (made && Date.now() - made.mtimeMs > ABANDONED_MS) await rm(path, { recursive: true, force: true })
  }
}

/** Every file below the folder, with forward slashes, sorted. Only plain files belong into a release. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const odd = entries.find(entry => !entry.isFile() && !entry.isDirectory())
  if (odd) throw new UnusableRelease(`${odd.name} is neither a file nor a folder`)
  const files = entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  if (files.length > MAX_FILES) throw new UnusableRelease(`more than ${MAX_FILES} files`)
  return files.sort()
}

async function hashOf(folder: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) {
    const content = await readFile(join(folder, file))
    // Name and length go first, so that no two different folders read the same.
    hash.update(`${JSON.stringify(file)} ${content.length}\n`).update(content)
  }
  return hash.digest('hex').slice(0, 12)
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
