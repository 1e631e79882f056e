import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resetDataFolder } from './reset.ts'
import { type Postgres, type PostgresOptions, startPostgres } from './start.ts'

/** A server for one test file: empty, not durable and therefore quick; `stop()` deletes it. */
export async function startTemporaryPostgres(options: Omit<PostgresOptions, 'dataDir'> = {}): Promise<Postgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'torrent-test-'))
  await chmod(dataDir, 0o711) // PostgreSQL's user must pass through it
  // Commits stay synchronous: the log would otherwise reach its readers only with the log writer's next round (200 ms).
  const settings = { fsync: 'off', full_page_writes: 'off', ...options.settings }
  const server = await startPostgres({ ...options, dataDir, settings })
  return {
    ...server,
    async stop() {
      await server.stop()
      await resetDataFolder(dataDir)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
