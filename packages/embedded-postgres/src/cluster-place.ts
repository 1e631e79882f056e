import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { giveToOwnerOf } from './ownership.ts'
import { reachableBase } from './reachable-base.ts'
import { canReach, chooseServerUser, type ServerUser } from './server-user.ts'

const run = promisify(execFile)

/** What `postgres.json` in the data folder remembers between starts. */
export interface ClusterRecord {
  /** The folder of the database files: relative to the data folder, so that it can be moved, or outside it. */
  place: string
  /** The TCP port used last. */
  port?: number
}

/** Where the database files are and who runs the server on them. */
export interface ClusterPlace {
  /** Belongs to us; PostgreSQL's user can enter it. */
  home: string
  /** Belongs to PostgreSQL's user: what PostgreSQL calls its data directory. May not exist yet. */
  data: string
  user: ServerUser
}

const INSIDE = 'postgres'

/**
 * Finds the database files of this data folder, or a place for them: inside it, unless PostgreSQL's user cannot get
 * there (root's checkout below a closed folder). Files that have become unreachable are moved.
 */
export async function findClusterPlace(dataDir: string): Promise<ClusterPlace> {
  const record = await readRecord(dataDir)
  if (record) {
    const home = resolve(dataDir, record.place)
    const owner = await stat(join(home, 'data')).catch(() => undefined)
    if (owner) return reachable(dataDir, home, await userOfExisting(owner.uid, owner.gid))
    if (!(await stat(home).catch(() => undefined)) && record.place !== INSIDE) {
      throw new Error(
        `The database of ${dataDir} was kept in ${home}, which no longer exists. ` +
          'Put it back, or begin anew with: npm start -- --reset',
      )
    }
  }
  const home = record ? resolve(dataDir, record.place) : join(dataDir, INSIDE)
  if (!record) await writeRecord(dataDir, { place: INSIDE })
  return reachable(dataDir, await makeHome(home), await chooseServerUser())
}

/** A data directory must be run by its owner; we can only be that user, or become it as root. */
async function userOfExisting(uid: number, gid: number): Promise<ServerUser> {
  const self = process.getuid?.()
  if (uid === self) return uid === 0 ? chooseServerUser() : {}
  if (self === 0) return { uid, gid }
  throw new Error('The database was made by another user (was it started as root before?). Start it as that user.')
}

async function reachable(dataDir: string, home: string, user: ServerUser): Promise<ClusterPlace> {
  if (await canReach(user, home)) return { home, data: join(home, 'data'), user }
  const outside = await makeHome(join(await reachableBase(), 'clusters', randomUUID()))
  if (!(await canReach(user, outside))) throw new Error(`PostgreSQL's user can enter neither ${home} nor ${outside}.`)
  const data = join(outside, 'data')
  // The old files stay until the new place is on record; they are found again if we are killed in between.
  if (await stat(join(home, 'data')).catch(() => undefined)) await run('cp', ['-a', join(home, 'data'), data])
  await writeRecord(dataDir, { ...(await readRecord(dataDir)), place: outside })
  await run('rm', ['-rf', home])
  return { home: outside, data, user }
}

async function makeHome(home: string): Promise<string> {
  await mkdir(home, { recursive: true })
  await chmod(home, 0o711)
  return home
}

/** The record of this data folder, `undefined` before the first start. */
export async function readRecord(dataDir: string): Promise<ClusterRecord | undefined> {
  const text = await readFile(join(dataDir, 'postgres.json'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : JSON.parse(text)
}

/** Replaces the record as a whole: a start that is killed leaves the old one or the new one. */
export async function writeRecord(dataDir: string, record: ClusterRecord): Promise<void> {
  const path = join(dataDir, 'postgres.json')
  await writeFile(`${path}.new`, `${JSON.stringify(record, null, 2)}\n`)
  await giveToOwnerOf(dataDir, `${path}.new`)
  await rename(`${path}.new`, path)
}
