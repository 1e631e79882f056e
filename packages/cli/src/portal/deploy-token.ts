import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { readConfig, writeConfig } from './config-folder.ts'
import { isOnThisMachine } from './portal-address.ts'

const CREDENTIALS = 'credentials.json'

/** A token, and where it was found, for when it is refused. */
export interface FoundToken {
  token: string
  from: string
}

/**
 * The token to use with this portal: TORRENT_TOKEN, else the one kept by `torrent login`, else, for a portal on this
 * machine, the one that it keeps beside its data for whoever may read them.
 */
export async function findToken(portal: string): Promise<FoundToken | undefined> {
  const fromEnvironment = process.env.TORRENT_TOKEN?.trim()
  if (fromEnvironment) return { token: fromEnvironment, from: 'TORRENT_TOKEN' }
  const kept = (await readCredentials())[portal]
  if (kept !== undefined) return { token: kept, from: '`torrent login`' }
  return isOnThisMachine(portal) ? operatorToken() : undefined
}

/** Keeps a token for this portal; no other person of the machine can read it. Returns the file's path. */
export async function keepToken(portal: string, token: string): Promise<string> {
  const credentials = { ...(await readCredentials()), [portal]: token }
  return writeConfig(CREDENTIALS, `${JSON.stringify(credentials, null, 2)}\n`)
}

async function readCredentials(): Promise<Record<string, string>> {
  const text = await readConfig(CREDENTIALS)
  return text === undefined ? {} : JSON.parse(text)
}

async function operatorToken(): Promise<FoundToken | undefined> {
  for (const folder of dataFolders()) {
    const path = join(folder, 'operator-token')
    const text = await readFile(path, 'utf8').catch(() => '')
    if (text.trim() !== '') return { token: text.trim(), from: path }
  }
  return undefined
}

/** TORRENT_DATA when it is set; else `.torrent` here or in a folder above. */
function dataFolders(): string[] {
  const { TORRENT_DATA } = process.env
  if (TORRENT_DATA) return [resolve(TORRENT_DATA)]
  const folders: string[] = []
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    folders.push(join(folder, '.torrent'))
    if (dirname(folder) === folder) return folders
  }
}
