/** The part of `npm run pack` that runs once everything is installed and built. See scripts/pack.mjs. */
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { ROOT } from '../bootstrap/root.mjs'
import { runMain, Stop, withProgress } from '../bootstrap/terminal.mjs'
import { compile } from './compile.ts'
import { packTarballs } from './npm-pack.ts'
import { stage } from './stage.ts'
import { packedPackages } from './workspace-package.ts'

const WORK = join(ROOT, 'node_modules', '.cache', 'torrent-pack')

await runMain(async () => {
  const target = resolve(process.argv[2] ?? join(ROOT, 'dist-packages'))
  const packages = await packedPackages()
  await mkdir(WORK, { recursive: true })
  // Here, and not in the system's folder for such: TypeScript finds the checkout's packages from it.
  const work = await mkdtemp(join(WORK, 'run-'))
  try {
    await withProgress('Compiling', () => compile(packages, work))
    await withProgress(`Packing ${packages.length} packages`, async () => {
      const folders: string[] = []
      for (const each of packages) folders.push(await stage(each, work))
      const tarballs = join(work, 'tarballs')
      await mkdir(tarballs)
      await packTarballs(folders, tarballs)
      await takeThePlaceOf(target, tarballs)
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  const scaffold = packages.find(({ json }) => json.name === 'create-torrent-mfe')?.json
  const folder = relative(process.cwd(), target) || '.'
  console.log(`
The packages are in ${folder}. To begin a repository of another team:
  npm exec --package ${target}/${scaffold?.name}-${scaffold?.version}.tgz -- create-torrent-mfe <name> --packages ${target}`)
  return 0
})

/** Nobody finds a folder of which half is old. */
async function takeThePlaceOf(target: string, fresh: string): Promise<void> {
  const old = `${fresh}-before`
  await mkdir(join(target, '..'), { recursive: true })
  await rename(target, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw new Stop(`${target} cannot be replaced: ${error.message}`)
  })
  await rename(fresh, target)
}
