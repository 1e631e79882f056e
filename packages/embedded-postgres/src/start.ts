import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { findBinaries } from './binaries.ts'
import { type ClusterPlace, findClusterPlace, readRecord, writeRecord } from './cluster-place.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { freePort, isPortFree } from './free-port.ts'
import { initialise, SUPERUSER } from './initialise.ts'
import { stopOrphan } from './orphan.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import { SERVER_SETTINGS } from './server-settings.ts'
import { ServerFailedToStart, type SupervisedServer, superviseServer } from './supervised-server.ts'

export interface PostgresOptions {
  /** The installation's data folder; made if it does not exist. One process works in it at a time. */
  dataDir: string
  /** A fixed TCP port. Without it a free one is chosen and kept for the next starts. */
  port?: number
  /** Takes each line that the server prints. */
  log?: (line: string) => void
  /** Server settings that differ from the usual ones (server-settings.ts), by PostgreSQL's names. */
  settings?: Readonly<Record<string, string>>
  /** Called when the server ends without having been asked to. Every connection is broken then. */
  onExit?: (reason: string) => void
}

/** A running embedded PostgreSQL server. */
export interface Postgres {
  port: number
  superuser: { user: string; password: string }
  /** The address of a database for the superuser. */
  url(database: string): string
  /** The installation's generated passwords and keys. */
  secrets: Secrets
  /** Ends the server in an orderly way and gives the data folder back. Resolves when no process of it is left. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL server of a data folder, creating the database at the first start and recovering it
 * after a crash. Throws `DataFolderInUse` when another process works in the folder.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir)
  const log = options.log ?? (() => undefined)
  await mkdir(dataDir, { recursive: true })
  const unlock = await lockDataFolder(dataDir)
  try {
    const secrets = await openSecrets(dataDir)
    const password = await secrets.get('postgres')
    const place = await findClusterPlace(dataDir)
    const binaries = await findBinaries(place.user)
    await initialise(binaries, place, password, options.settings?.fsync !== 'off')
    const { server, port } = await startOn(dataDir, binaries, place, options, log)
    let stopping = false
    const ended = server.ended.then(async reason => {
      if (!stopping) options.onExit?.(reason)
    })
    return {
      port,
      superuser: { user: SUPERUSER, password },
      url: database => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
      secrets,
      async stop() {
        stopping = true
        await server.stop()
        await ended
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}

/** What may pass by itself: a port taken between choosing and using it, processes of a killed server still ending. */
const PASSING = { port: /could not bind|could not create any TCP/, ending: /shared memory block|lock file .* already/ }

async function startOn(
  dataDir: string,
  binaries: string,
  place: ClusterPlace,
  options: PostgresOptions,
  log: (line: string) => void,
): Promise<{ server: SupervisedServer; port: number }> {
  const giveUp = Date.now() + 15_000
  for (;;) {
    await stopOrphan(place.data, log)
    const port = options.port ?? (await choosePort(dataDir))
    const settings = { ...SERVER_SETTINGS, ...options.settings, port: String(port) }
    try {
      return { server: await superviseServer(binaries, place, settings, log), port }
    } catch (error) {
      if (!(error instanceof ServerFailedToStart) || Date.now() > giveUp) throw error
      const again = PASSING.ending.test(error.output) || (PASSING.port.test(error.output) && options.port === undefined)
      if (!again) throw error
      await delay(100)
    }
  }
}

async function choosePort(dataDir: string): Promise<number> {
  const record = await readRecord(dataDir)
  if (record?.port !== undefined && (await isPortFree(record.port))) return record.port
  const port = await freePort()
  if (record) await writeRecord(dataDir, { ...record, port })
  return port
}
