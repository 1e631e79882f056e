import { createServiceDatabase, startPostgres, startTemporaryPostgres } from '@torrent/embedded-postgres'

/**
 * A PostgreSQL server of this repository's own for development and tests, with the service's database. Its data stays
 * in `dataDir`; without one it is deleted at the end. In production DATABASE_URL names a database instead.
 */
export async function startDevelopmentDatabase(dataDir?: string): Promise<{ url: string; stop(): Promise<void> }> {
  const postgres = dataDir === undefined ? await startTemporaryPostgres() : await startPostgres({ dataDir })
  const { url } = await createServiceDatabase(postgres, 'sample_parts')
  return { url, stop: () => postgres.stop() }
}
