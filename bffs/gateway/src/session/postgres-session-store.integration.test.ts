import { createServiceDatabase, type Postgres, startTemporaryPostgres } from '@torrent/embedded-postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPostgresSessionStore } from './postgres-session-store.ts'
import { sessionStoreSuite } from './session-store.suite.ts'
import type { SessionStore } from './session-store.ts'

describe('sessions in PostgreSQL', () => {
  let postgres: Postgres
  let databaseUrl: string
  let store: SessionStore

  beforeAll(async () => {
    postgres = await startTemporaryPostgres()
    databaseUrl = (await createServiceDatabase(postgres, 'gateway')).url
    store = createPostgresSessionStore({ databaseUrl, secrets: ['secret'] })
  })
  afterAll(async () => {
    await store?.close()
    await postgres?.stop()
  })

  sessionStoreSuite(() => store)

  const record = {
    subject: 'somebody',
    sid: 'sid',
    idToken: 'id',
    accessToken: 'access',
    refreshToken: 'very-secret-refresh-token',
    accessExpiresAt: Date.now() + 300_000,
    expiresAt: Date.now() + 3_600_000,
  }

  test('a copy of the table signs nobody in: neither handle nor token stands in it', async () => {
    await store.create('the-handle', record)
    const client = new pg.Client(databaseUrl)
    await client.connect()
    const { rows } = await client.query<{ dump: string }>('select s::text as dump from gateway_sessions s')
    await client.end()
    const dump = rows.map(row => row.dump).join('\n')
    expect(dump).toContain('somebody')
    for (const secret of ['the-handle', 'very-secret-refresh-token']) {
      expect(dump).not.toContain(secret)
      expect(dump).not.toContain(Buffer.from(secret).toString('hex'))
    }
  })

  test('a restart signs nobody out; a secret that is gone signs out', async () => {
    await store.create('before-restart', record)
    const again = createPostgresSessionStore({ databaseUrl, secrets: ['new', 'secret'] })
    expect((await again.find('before-restart'))?.refreshToken).toBe('very-secret-refresh-token')
    await again.close()
    const foreign = createPostgresSessionStore({ databaseUrl, secrets: ['other'] })
    expect(await foreign.find('before-restart')).toBeUndefined()
    await foreign.close()
  })
})
