import { randomUUID } from 'node:crypto'
import { createServiceDatabase, startTemporaryPostgres } from '@torrent/embedded-postgres'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openPostgresBroker } from './broker-postgres.ts'
import { openDatabase, rows } from './database.ts'
import { writeOutbox } from './outbox.ts'
import { startRelay } from './relay.ts'

const TENANT = 'acme-metal'

test('nobody hears of a transaction before its rows can be seen', async () => {
  // A server of its own: it is told to hold commits back, all but those that say they need not wait.
  const server = await startTemporaryPostgres({ settings: { synchronous_commit: 'local' } })
  const closing: (() => Promise<unknown>)[] = [() => server.stop()]
  onTestFinished(async () => {
    for (const close of closing.toReversed()) await close()
  })
  const { url, adminUrl } = await createServiceDatabase(server, 'order')
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  closing.push(() => admin.end())
  const migrations = new URL('./no-migrations.fixture/', import.meta.url)
  const database = await openDatabase({ name: 'order', url, tenancy: 'schema', migrations })
  closing.push(() => database.close())
  await database.provision(TENANT)
  const broker = await openPostgresBroker((await createServiceDatabase(server, 'broker')).url)
  closing.push(() => broker.close())
  const relay = await startRelay(url, broker)
  closing.push(() => relay.stop())

  const heard: { payload: unknown; visible: boolean }[] = []
  await broker.subscribe({
    group: 'looks',
    topics: ['outbox.event.order'],
    handle: async ({ message }) => {
      const found = await database
        .tenant(TENANT)
        .transaction(tx => rows(tx, sql`select 1 from documents where number = ${String(message.payload)}`))
      heard.push({ payload: message.payload, visible: found.length > 0 })
      return undefined
    },
  })

  // A commit that waits for a standby is in the log and cannot be seen yet: the moment between the two, held.
  await admin.query(`alter system set synchronous_standby_names = 'nobody'`)
  await admin.query('select pg_reload_conf()')
  const held = database.tenant(TENANT).transaction(async tx => {
    await tx.execute(sql`set local synchronous_commit = on`)
    await tx.execute(
      sql`insert into documents (id, number, version, status, state) values (${randomUUID()}, 'held', 1, '', '{}')`,
    )
    await writeOutbox(tx, [{ aggregateType: 'order', aggregateId: 'k', type: 'Test', payload: 'held' }])
  })
  await vi.waitFor(
    async () => {
      const { rows: sent } = await admin.query(
        `select 1 from pg_stat_replication, pg_stat_activity
         where wait_event = 'SyncRep' and sent_lsn >= pg_current_wal_flush_lsn()`,
      )
      expect(sent).toHaveLength(1)
    },
    { timeout: 10_000 },
  )
  // What the broker is given after that has been heard.
  const message = { id: 'later', key: 'l', type: '', tenant: TENANT, version: 0, traceparent: '', payload: 'later' }
  await broker.publish([{ topic: 'outbox.event.order', message }])
  await vi.waitFor(() => expect(heard.map(({ payload }) => payload)).toContain('later'), { timeout: 10_000 })
  await admin.query('alter system reset synchronous_standby_names')
  await admin.query('select pg_reload_conf()')
  await held
  await vi.waitFor(() => expect(heard).toContainEqual({ payload: 'held', visible: true }), { timeout: 10_000 })
})
