import { cp, mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ROOT } from '../bootstrap/root.mjs'
import { Stop } from '../bootstrap/terminal.mjs'
import { compiledFolder } from './compile.ts'
import { isCompiled, packedFiles } from './packed-files.ts'
import { packedManifest } from './packed-manifest.ts'
import type { WorkspacePackage } from './workspace-package.ts'

/**
 * Puts the content of a package's tarball together: the layout of its folder, so that nothing else must know, with the
 * compiled files in the places of their sources. Answers the folder.
 */
export async function stage(packed: WorkspacePackage, work: string): Promise<string> {
  const { folder, kind } = packed
  const target = join(work, 'packages', folder)
  await mkdir(target, { recursive: true })
  await writeFile(join(target, 'package.json'), `${JSON.stringify(packedManifest(packed), null, 2)}\n`)
  await (kind === 'front-end' ? copyBuilt(folder, target) : copyCode(folder, target, work))
  return target
}

async function copyCode(folder: string, target: string, work: string): Promise<void> {
  for (const path of await packedFiles(folder)) {
    if (!isCompiled(path)) {
      await copy(join(ROOT, folder, path), join(target, path))
      continue
    }
    const stem = path.replace(/\.tsx?$/, '')
    for (const made of [`${stem}.js`, `${stem}.d.ts`])
      await copy(join(compiledFolder(work, folder), made), join(target, made))
  }
}

async function copyBuilt(folder: string, target: string): Promise<void> {
  const built = join(ROOT, folder, 'dist')
  const isBuilt = await stat(built).catch(() => undefined)
  if (!isBuilt) throw new Stop(`${folder} has not been built. Run: npx turbo run build`)
  // Without source maps, which are half of it; errors of a test portal's own screens are this repository's to read.
  await cp(built, join(target, 'dist'), { recursive: true, filter: source => !source.endsWith('.map') })
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await cp(from, to)
}
