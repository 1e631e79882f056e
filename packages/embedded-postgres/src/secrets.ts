import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { giveToOwnerOf } from './ownership.ts'

/** Passwords and keys of one installation, generated when first asked for and kept in `secrets.json`. */
export interface Secrets {
  /** The secret of that name: 32 random bytes as base64url (43 characters), the same at every start. */
  get(name: string): Promise<string>
}

/**
 * The secrets of a data folder. The file is readable by its owner only (0600).
 * One process writes it at a time: whoever holds the folder's lock.
 */
export async function openSecrets(dataDir: string): Promise<Secrets> {
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, 'secrets.json')
  let queue: Promise<unknown> = Promise.resolve()

  async function getOrCreate(name: string): Promise<string> {
    const known = await read(path)
    const found = known[name]
    if (found !== undefined) return found
    const secret = randomBytes(32).toString('base64url')
    await write(path, { ...known, [name]: secret })
    await giveToOwnerOf(dataDir, path)
    return secret
  }

  return {
    get(name) {
      const result = queue.then(() => getOrCreate(name))
      queue = result.catch(() => undefined)
      return result
    },
  }
}

async function read(path: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new Error(`The secrets in ${path} cannot be read: ${(error as Error).message}`, { cause: error })
  }
}

/** On disk before it is used: a database whose password was lost cannot be opened again. */
async function write(path: string, secrets: Record<string, string>): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600)
  await file.writeFile(`${JSON.stringify(secrets, null, 2)}\n`)
  await file.sync()
  await file.close()
  await rename(`${path}.new`, path)
}
