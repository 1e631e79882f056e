import { startTemporaryPostgres } from '@torrent/embedded-postgres'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the test run's PostgreSQL server for its superuser. */
    postgresUrl: string
  }
}

/** Vitest's global setup: one PostgreSQL server for all integration tests of a run, each of which makes databases in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryPostgres({
    settings: { max_connections: '400', max_replication_slots: '400', max_wal_senders: '100' },
  })
  project.provide('postgresUrl', server.url('postgres'))
  return () => server.stop()
}
