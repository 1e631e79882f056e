import { readdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readRecord } from './cluster-place.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { stopOrphan } from './orphan.ts'

/**
 * Deletes everything in a data folder, and the database files that are kept elsewhere for it. A server that was left
 * running on them is stopped first. Throws `DataFolderInUse` while the platform runs in it.
 */
export async function resetDataFolder(dataDir: string): Promise<void> {
  const folder = resolve(dataDir)
  if (!(await stat(folder).catch(() => undefined))) return
  const unlock = await lockDataFolder(folder)
  try {
    const record = await readRecord(folder).catch(() => undefined)
    if (record) {
      const home = resolve(folder, record.place)
      await stopOrphan(join(home, 'data'), () => undefined)
      await rm(home, { recursive: true, force: true })
    }
    for (const name of await readdir(folder)) {
      if (name !== 'lock.json') await rm(join(folder, name), { recursive: true, force: true })
    }
  } finally {
    await unlock()
  }
}
