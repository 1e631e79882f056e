import { readFile } from 'node:fs/promises'
import pg from 'pg'
import type { Broker, Delivery, Message, Outgoing, Subscription } from './broker.ts'
import { Consumer } from './consumer.ts'
import { log } from './log.ts'

interface Row {
  topic: string
  offset: string
  id: string
  key: string
  type: string
  tenant: string
  version: number
  traceparent: string
  payload: unknown
}

/**
 * The broker as a log table. Offsets are given out under the topic's row lock, held until commit, so they become
 * visible in order: a reader that has seen offset 7 will never find a 6 later.
 */
export async function openPostgresBroker(url: string): Promise<Broker> {
  const pool = new pg.Pool({ connectionString: url, max: 5, application_name: 'torrent-broker' })
  pool.on('error', error => log.warn({ error: error.message }, 'idle broker connection lost'))
  await migrate(pool)
  const consumers: Consumer[] = []
  const wake = new WakeUp(url, topic => {
    for (const consumer of consumers) consumer.wake(topic)
  })
  await wake.start()
  const batch = new Batch(pool)

  return {
    publish: messages => batch.publish(messages),
    subscribe(subscription: Subscription) {
      const consumer = new Consumer(subscription, {
        own: group => wake.own(group),
        position: async () => {
          const { rows } = await pool.query<{ topic: string; offset: string }>(
            'select topic, "offset" from offsets where consumer_group = $1',
            [subscription.group],
          )
          return new Map(rows.map(row => [row.topic, BigInt(row.offset)]))
        },
        read: (positions, limit) => read(pool, positions, limit),
        commit: async positions => {
          // Losing this in a crash repeats messages, which the inbox sorts out: no need to wait for the disk.
          await pool.query(`select consumed($1, $2, $3)`, [
            subscription.group,
            [...positions.keys()],
            [...positions.values()].map(String),
          ])
        },
        publish: messages => batch.publish(messages),
        putAside: async (delivery, error) => {
          await pool.query(
            'insert into dead_letters (consumer_group, topic, "offset", error) values ($1, $2, $3, $4) on conflict do nothing',
            [subscription.group, delivery.topic, String(delivery.offset), String(error).slice(0, 2000)],
          )
        },
      })
      consumers.push(consumer)
      consumer.start()
    },
    async close() {
      await Promise.all(consumers.map(consumer => consumer.stop()))
      await wake.stop()
      await pool.end()
    },
  }
}

async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`begin; select pg_advisory_xact_lock(hashtext('torrent.migrate'))`)
    await client.query(await readFile(new URL('../migrations/broker.sql', import.meta.url), 'utf8'))
    await client.query('commit')
  } finally {
    client.release()
  }
}

async function read(pool: pg.Pool, positions: ReadonlyMap<string, bigint>, limit: number): Promise<Delivery[]> {
  const { rows } = await pool.query<Row>(
    `select m.* from unnest($1::text[], $2::bigint[]) as at(topic, "offset")
     cross join lateral (
       select * from messages where topic = at.topic and "offset" > at."offset" order by "offset" limit $3
     ) m order by m.written_at, m."offset"`,
    [[...positions.keys()], [...positions.values()].map(String), limit],
  )
  return rows.map(({ topic, offset, id, key, type, tenant, version, traceparent, payload }) => {
    const message: Message = { id, key, type, tenant, version, traceparent, payload }
    return { topic, offset: BigInt(offset), message }
  })
}

/** Puts what several callers publish at the same moment into one statement: one commit instead of many. */
class Batch {
  private readonly pool: pg.Pool
  private waiting: { messages: readonly Outgoing[]; done: () => void; failed: (error: unknown) => void }[] = []
  private running = false

  constructor(pool: pg.Pool) {
    this.pool = pool
  }

  publish(messages: readonly Outgoing[]): Promise<void> {
    if (messages.length === 0) return Promise.resolve()
    return new Promise((done, failed) => {
      this.waiting.push({ messages, done, failed })
      void this.run()
    })
  }

  private async run(): Promise<void> {
    if (this.running) return
    this.running = true
    while (this.waiting.length > 0) {
      const calls = this.waiting
      this.waiting = []
      const all = calls.flatMap(call => call.messages)
      try {
        await this.pool.query('select append($1::jsonb)', [
          JSON.stringify(all.map(({ topic, message }) => ({ topic, ...message }))),
        ])
        for (const call of calls) call.done()
      } catch (error) {
        for (const call of calls) call.failed(error)
      }
    }
    this.running = false
  }
}

/** One connection that hears of new messages and holds the locks of the groups this process consumes for. */
class WakeUp {
  private client: pg.Client | undefined
  private stopped = false
  private readonly url: string
  private readonly onTopic: (topic: string) => void
  private readonly owned = new Set<string>()

  constructor(url: string, onTopic: (topic: string) => void) {
    this.url = url
    this.onTopic = onTopic
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'torrent-broker-wake' })
    client.on('notification', ({ payload }) => this.onTopic(payload ?? ''))
    client.on('error', error => log.warn({ error: error.message }, 'broker connection lost'))
    client.on('end', () => void this.again())
    await client.connect()
    await client.query('listen appended')
    this.client = client
  }

  /** True while this process, and no other, consumes for the group. */
  async own(group: string): Promise<boolean> {
    if (this.owned.has(group)) return true
    const { rows } = (await this.client?.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
      [group],
    )) ?? { rows: [] }
    const mine = rows[0]?.mine === true
    if (mine) this.owned.add(group)
    return mine
  }

  private async again(): Promise<void> {
    this.client = undefined
    this.owned.clear()
    while (!this.stopped && this.client === undefined) {
      await this.start().catch(() => new Promise(resolve => setTimeout(resolve, 200)))
    }
    // What was appended while nobody listened.
    if (!this.stopped) this.onTopic('')
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.client?.end()
  }
}
