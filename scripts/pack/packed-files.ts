import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../bootstrap/root.mjs'

/** Folders that hold what only this repository needs, or what is made anew where it is installed. */
const LEFT_OUT_FOLDERS = new Set(['node_modules', 'dist', '.turbo', 'test', 'gallery'])

/** Tests, what only tests read, and the settings of this repository's tools. */
const LEFT_OUT_FILES =
  /\.test\.tsx?$|\.fixture(?:\.|$)|^(?:package|tsconfig|turbo)\.json$|^(?:vite|vitest)\.config\.ts$/

/** What is copied as it is, whatever it contains: the files of a repository that does not exist yet. */
const TEMPLATE = 'template'

/** The files of one package that belong in its tarball, relative to the package, with forward slashes. */
export async function packedFiles(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(ROOT, folder, below), { withFileTypes: true })
  const found = await Promise.all(
    entries.map(async entry => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      const isTemplate = path.startsWith(`${TEMPLATE}/`)
      if (entry.isDirectory()) {
        const isLeftOut = LEFT_OUT_FOLDERS.has(entry.name) || LEFT_OUT_FILES.test(entry.name)
        return isLeftOut && !isTemplate ? [] : packedFiles(folder, path)
      }
      return !isTemplate && LEFT_OUT_FILES.test(entry.name) ? [] : [path]
    }),
  )
  return found.flat().sort()
}

/** Whether a file becomes JavaScript when it is packed. */
export function isCompiled(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && !path.startsWith(`${TEMPLATE}/`)
}
