import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { processIdentity } from './process-identity.ts'

/** Another running process works in this data folder. Its message is meant for the person at the terminal. */
export class DataFolderInUse extends Error {
  constructor(dataDir: string, pid: number) {
    super(
      `The data folder ${dataDir} is in use by another running copy (process ${pid}). ` +
        'Stop that one first, or set TORRENT_DATA to another folder.',
    )
    this.name = 'DataFolderInUse'
  }
}

interface Holder {
  pid: number
  identity: string
}

/**
 * Makes this process the only one that works in `dataDir`. A lock left behind by a process that no longer runs is
 * taken over. Resolves to the function that gives it back; throws {@link DataFolderInUse}.
 */
export async function lockDataFolder(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'lock.json')
  const own: Holder = { pid: process.pid, identity: (await processIdentity(process.pid)) ?? '' }
  for (;;) {
    const created = await writeFile(path, `${JSON.stringify(own)}\n`, { flag: 'wx' }).then(
      () => true,
      error => {
        if (error.code === 'EEXIST') return false
        throw error
      },
    )
    if (created) return () => rm(path, { force: true })
    const text = await readFile(path, 'utf8').catch(() => undefined)
    if (text === undefined) continue
    const holder = parse(text)
    if (holder && (await processIdentity(holder.pid)) === holder.identity)
      throw new DataFolderInUse(dataDir, holder.pid)
    await removeStale(path, text)
  }
}

/** Renames before it deletes, so that of two processes that see the same stale lock only one removes it. */
async function removeStale(path: string, seen: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  await rename(path, aside).catch(() => undefined)
  const taken = await readFile(aside, 'utf8').catch(() => undefined)
  if (taken !== undefined && taken !== seen) await rename(aside, path)
  else await rm(aside, { force: true })
}

function parse(text: string): Holder | undefined {
  try {
    const { pid, identity } = JSON.parse(text)
    return Number.isInteger(pid) && typeof identity === 'string' ? { pid, identity } : undefined
  } catch {
    return undefined // written half by a process that was killed
  }
}
