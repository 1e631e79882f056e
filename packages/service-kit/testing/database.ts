import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import './server.ts'

const PASSWORD = 'test'

/**
 * The URL of a new, empty database for a service, with the rights of its own role: as `createServiceDatabase` makes
 * it, but any number of them for one service. It goes with the test run's server.
 */
export async function testDatabase(service: string): Promise<string> {
  const name = `${service}_${randomBytes(5).toString('hex')}`
  const role = `svc_${service}`
  await asSuperuser('postgres', async client => {
    await client.query(`do $$ begin
      create role ${role} login replication createrole password '${PASSWORD}';
    exception when duplicate_object or unique_violation then null; end $$`)
    await client.query(`create database ${name} owner ${role}`)
  })
  await asSuperuser(name, async client => {
    await client.query(`revoke all on database ${name} from public; create extension pg_trgm`)
  })
  const url = new URL(inject('postgresUrl'))
  url.username = role
  url.password = PASSWORD
  url.pathname = name
  return url.href
}

/** Runs statements that only the server's superuser may, such as looking past row-level security. */
export async function asSuperuser<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(inject('postgresUrl'))
  url.pathname = database
  const client = new pg.Client(url.href)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The name of the database in a URL. */
export function databaseIn(url: string): string {
  return new URL(url).pathname.slice(1)
}
