import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asSuperuser, databaseIn, testDatabase } from '../testing/index.ts'
import type { Broker, Delivery, Outgoing } from './broker.ts'
import { openPostgresBroker } from './broker-postgres.ts'
import { firstTime } from './command-runner.ts'
import { type Database, openDatabase } from './database.ts'
import { writeOutbox } from './outbox.ts'
import { startRelay } from './relay.ts'

const NO_MIGRATIONS = new URL('./no-migrations.fixture/', import.meta.url)
const TENANT = 'acme-metal'

let database: Database
let broker: Broker
const closing: (() => Promise<void>)[] = []

beforeEach(async () => {
  const [url, brokerUrl] = await Promise.all([testDatabase('order'), testDatabase('broker')])
  database = await openDatabase({ name: 'order', url, tenancy: 'schema', migrations: NO_MIGRATIONS })
  await database.provision(TENANT)
  broker = await openPostgresBroker(brokerUrl)
  closing.push(() => database.close())
})

afterEach(async () => {
  await broker.close()
  for (const close of closing.splice(0).reverse()) await close()
})

async function relay() {
  const started = await startRelay(database.url, broker)
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= started.stop()
    return stopped
  }
  closing.push(stop)
  return { stop }
}

/** Writes messages in one transaction, which is rolled back when `commit` is false. */
async function write(messages: readonly { key: string; payload: unknown }[], commit = true): Promise<void> {
  const entries = messages.map(({ key, payload }) => ({
    aggregateType: 'order',
    aggregateId: key,
    type: 'Test',
    payload,
  }))
  await database
    .tenant(TENANT)
    .transaction(async tx => {
      await writeOutbox(tx, entries)
      if (!commit) throw new Error('rolled back')
    })
    .catch((error: Error) => {
      if (error.message !== 'rolled back') throw error
    })
}

async function listen(group = 'test'): Promise<Delivery[]> {
  const heard: Delivery[] = []
  await broker.subscribe({
    group,
    topics: ['outbox.event.order'],
    handle: async delivery => {
      heard.push(delivery)
      return undefined
    },
  })
  return heard
}

function payloads(heard: readonly Delivery[]): unknown[] {
  return heard.map(({ message }) => message.payload)
}

test('a row that commits is published with everything that travels beside it', async () => {
  await relay()
  const heard = await listen()
  const [id, aggregateId, traceparent] = [randomUUID(), randomUUID(), `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`]
  await database.tenant(TENANT).transaction(tx =>
    writeOutbox(tx, [
      {
        id,
        aggregateType: 'order',
        aggregateId,
        type: 'OrderConfirmed',
        payload: { 品目: '鋼材', nested: [1, null, { a: '"\\' }] },
        version: 7,
        traceparent,
      },
    ]),
  )
  await vi.waitFor(() => expect(heard).toHaveLength(1))
  expect(heard[0]?.message).toEqual({
    id,
    key: aggregateId,
    type: 'OrderConfirmed',
    tenant: TENANT,
    version: 7,
    traceparent,
    payload: { 品目: '鋼材', nested: [1, null, { a: '"\\' }] },
  })
})

test('a row that is written before the relay runs for the first time is published too', async () => {
  await write([{ key: 'k', payload: 'early' }])
  await relay()
  const heard = await listen()
  await vi.waitFor(() => expect(payloads(heard)).toEqual(['early']))
})

test('whatever commits, rolls back or breaks off: consumers take each committed row once, and no other', async () => {
  let round = 0
  await fc.assert(
    fc.asyncProperty(
      // Writers, each with a row of transactions one after another: how many rows, and whether it commits.
      fc.array(fc.array(fc.record({ rows: fc.integer({ min: 1, max: 4 }), commits: fc.boolean() }), { maxLength: 6 }), {
        minLength: 2,
        maxLength: 6,
      }),
      fc.infiniteStream(fc.constantFrom('works', 'works', 'fails', 'appends and fails')),
      async (writers, moods) => {
        round += 1
        const heard = await listen(`round ${round}`)
        const mark = `round ${round}`
        // The connection to the broker fails now before, now after the messages are there.
        const flaky: Broker = {
          ...broker,
          async publish(messages: readonly Outgoing[]) {
            const mood = moods.next().value
            if (mood !== 'fails') await broker.publish(messages)
            if (mood !== 'works') throw new Error('connection lost')
          },
        }
        const first = await startRelay(database.url, flaky)
        const expected: string[] = []
        const writing = Promise.all(
          writers.map(async (transactions, writer) => {
            let number = 0
            for (const { rows: count, commits } of transactions) {
              const messages = Array.from({ length: count }, () => {
                number += 1
                return { key: `${writer}`, payload: `${mark} ${writer} ${number} ${commits}` }
              })
              await write(messages, commits)
              if (commits) expected.push(...messages.map(message => message.payload))
            }
          }),
        )
        // Stopped while they write, and started again: by another process, with a broker that works.
        await first.stop()
        await writing
        const second = await startRelay(database.url, broker)
        const ours = () => heard.filter(({ message }) => String(message.payload).startsWith(`${mark} `))
        try {
          await vi.waitFor(() => expect(new Set(payloads(ours()))).toEqual(new Set(expected)), { timeout: 10_000 })
        } finally {
          await second.stop()
        }
        // What an inbox lets through, by message id: each once, and each writer's in the order of its commits.
        const taken = [...new Map(ours().map(delivery => [delivery.message.id, delivery])).values()]
        expect(payloads(taken).toSorted()).toEqual(expected.toSorted())
        for (const key of new Set(taken.map(({ message }) => message.key))) {
          const inOrder = expected.filter(payload => payload.startsWith(`${mark} ${key} `))
          expect(payloads(taken.filter(({ message }) => message.key === key))).toEqual(inOrder)
        }
      },
    ),
    { numRuns: 12, endOnFailure: true },
  )
})

test('a transaction that commits directly behind a confirmed one comes after a crash', async () => {
  const heard = await listen()
  for (let round = 0; round < 5; round += 1) {
    let appended = 0
    const breaksOff: Broker = {
      ...broker,
      async publish(messages: readonly Outgoing[]) {
        appended += 1
        if (appended > 1) throw new Error('connection lost')
        await broker.publish(messages)
      },
    }
    const first = await startRelay(database.url, breaksOff)
    // Both have written before either commits, so nothing lies between the two in the log.
    const written: PromiseWithResolvers<void>[] = [Promise.withResolvers(), Promise.withResolvers()]
    const keys = written.map(() => randomUUID())
    await Promise.all(
      keys.map((key, index) =>
        database.tenant(TENANT).transaction(async tx => {
          await writeOutbox(tx, [{ aggregateType: 'order', aggregateId: key, type: 'Test', payload: key }])
          written[index]?.resolve()
          await Promise.all(written.map(({ promise }) => promise))
        }),
      ),
    )
    await vi.waitFor(() => expect(appended).toBeGreaterThan(1), { interval: 5 })
    await first.stop()
    const second = await startRelay(database.url, broker)
    await vi.waitFor(() => expect(payloads(heard)).toEqual(expect.arrayContaining(keys)), {
      timeout: 5_000,
      interval: 5,
    })
    await second.stop()
  }
})

test('a consumer with an inbox does its work once, although the message came twice', async () => {
  const heard = await listen()
  const id = randomUUID()
  const work: string[] = []
  await broker.subscribe({
    group: 'worker',
    topics: ['outbox.event.order'],
    handle: async ({ message }) => {
      await database.tenant(TENANT).transaction(async tx => {
        if (await firstTime(tx, message.id)) work.push(message.id)
      })
      return undefined
    },
  })
  const message = { id, key: 'k', type: '', tenant: TENANT, version: 0, traceparent: '', payload: null }
  await broker.publish([1, 2].map(() => ({ topic: 'outbox.event.order', message })))
  await vi.waitFor(() => expect(heard).toHaveLength(2))
  await vi.waitFor(() => expect(work).toEqual([id]))
})

test('of two processes one reads the log; when it ends the other goes on from there', async () => {
  const heard = await listen()
  const [one, other] = [await relay(), await relay()]
  await write([{ key: 'k', payload: 1 }])
  await vi.waitFor(() => expect(payloads(heard)).toEqual([1]))
  await one.stop()
  await write([{ key: 'k', payload: 2 }])
  await vi.waitFor(() => expect(payloads(heard)).toEqual([1, 2]), { timeout: 5_000 })
  await other.stop()
})

test('a connection that breaks is made again, and nothing is lost', async () => {
  const heard = await listen()
  await relay()
  await write([{ key: 'k', payload: 1 }])
  await vi.waitFor(() => expect(payloads(heard)).toEqual([1]))
  await asSuperuser(databaseIn(database.url), client =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and backend_type = 'walsender'`,
    ),
  )
  await write([{ key: 'k', payload: 2 }])
  await vi.waitFor(() => expect(new Set(payloads(heard))).toEqual(new Set([1, 2])), { timeout: 5_000 })
})

test('the log of a quiet database is let go', async () => {
  await relay()
  const waiting = async () => {
    const { rows: slots } = await asSuperuser(databaseIn(database.url), async client => {
      // Work of others on the server: the log grows, and nothing of it is ours.
      await client.query(`select pg_logical_emit_message(false, 'other', repeat('x', 100000), true)`)
      return client.query<{ bytes: string }>(
        `select pg_current_wal_lsn() - confirmed_flush_lsn as bytes from pg_replication_slots where database = current_database()`,
      )
    })
    return Number(slots[0]?.bytes)
  }
  await vi.waitFor(async () => expect(await waiting()).toBeLessThan(150_000), { timeout: 40_000 })
})
