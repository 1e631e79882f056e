import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where this person's keys and tokens are kept (XDG base directories). */
export function configFolder(): string {
  return join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'torrent')
}

/** The text of a file there; undefined when there is none. */
export async function readConfig(name: string): Promise<string | undefined> {
  try {
    return await readFile(join(configFolder(), name), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Writes a file that nobody else may read: whole, or not at all. Returns its path. */
export async function writeConfig(name: string, text: string): Promise<string> {
  const folder = configFolder()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, name)
  const draft = `${path}.${process.pid}`
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' })
  await rename(draft, path)
  return path
}
