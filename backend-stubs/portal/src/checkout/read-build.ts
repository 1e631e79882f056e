import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { type BuiltFile, UnusableBuild } from '@torrent/release'

const MAX_FILES = 5_000

/**
 * The files of a built folder. Only plain files belong into a release: a link would bring in what is elsewhere. Throws
 * `UnusableBuild`.
 */
export async function readBuild(folder: string): Promise<BuiltFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const odd = entries.find(entry => !entry.isFile() && !entry.isDirectory())
  if (odd) throw new UnusableBuild(`${odd.name} is neither a file nor a folder`)
  const files = entries.filter(entry => entry.isFile())
  if (files.length > MAX_FILES) throw new UnusableBuild(`more than ${MAX_FILES} files`)
  return Promise.all(
    files.map(async entry => {
      const path = join(entry.parentPath, entry.name)
      return { path: relative(folder, path).split(sep).join('/'), content: await readFile(path) }
    }),
  )
}
