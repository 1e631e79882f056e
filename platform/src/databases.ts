import { createServiceDatabase, type Postgres } from '@torrent/embedded-postgres'

export const SERVICES_WITH_DATABASE = [
  'broker',
  'gateway',
  'auth',
  'common',
  'member',
  'quote',
  'order',
  'shipping',
  'job',
  'query',
  'portal',
  'group',
  'channel',
  'chat',
  'storage',
] as const

export type DatabaseName = (typeof SERVICES_WITH_DATABASE)[number]

/** One database and one login role a service; the URL that each gets to know is its own. */
export async function openDatabases(postgres: Postgres): Promise<Record<DatabaseName, string>> {
  const entries = await Promise.all(
    SERVICES_WITH_DATABASE.map(async name => [name, (await createServiceDatabase(postgres, name)).url] as const),
  )
  return Object.fromEntries(entries) as Record<DatabaseName, string>
}
