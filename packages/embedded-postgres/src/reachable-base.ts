import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A folder outside the checkout that every user can enter and only root can write: for what PostgreSQL's user must
 * reach when root's checkout is closed to it. Not the temporary folder if possible: that one gets tidied up.
 */
export async function reachableBase(): Promise<string> {
  for (const parent of ['/var/lib', '/var/tmp']) {
    const base = join(parent, 'torrent')
    await mkdir(base, { mode: 0o755 }).catch(() => undefined)
    const found = await stat(base).catch(() => undefined)
    // In a folder that everybody may write, somebody else could have made it first.
    if (found?.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0 && (found.mode & 0o001) !== 0) return base
  }
  throw new Error('There is no folder for the database: neither /var/lib/torrent nor /var/tmp/torrent can be used.')
}
