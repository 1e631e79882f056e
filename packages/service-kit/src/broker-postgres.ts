import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { AppendBatch } from './append-batch.ts'
import type { Broker, Delivery, Message, Subscription } from './broker.ts'
import { Consumer, type ConsumerLog } from './consumer.ts'
import { inLockedTransaction } from './locked-transaction.ts'
import { log } from './log.ts'
import { WakeUp } from './wake-up.ts'

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

/** So long a message that every group has handled is kept, where the topic is not one of those kept for ever. */
const KEEP = '7 days'
const SWEEP_MS = 3_600_000

/**
 * The broker as a log table. Offsets are given out under the topic's row lock, held until commit, so they become
 * visible in order: a reader that has seen offset 7 will never find a 6 later.
 */
export async function openPostgresBroker(url: string): Promise<Broker> {
  const pool = new pg.Pool({ connectionString: url, max: 5, application_name: 'torrent-broker' })
  let closing = false
  pool.on('error', error => {
    if (!closing) log.warn({ error: error.message }, 'idle broker connection lost')
  })
  const schema = await readFile(new URL('../migrations/broker.sql', import.meta.url), 'utf8')
  await inLockedTransaction(pool, async client => {
    await client.query(schema)
  })
  const consumers: Consumer[] = []
  const wake = new WakeUp(url, topic => {
    for (const consumer of consumers) consumer.wake(topic)
  })
  await wake.start()
  const batch = new AppendBatch(pool)
  const sweep = setInterval(() => {
    pool.query('select forget($1)', [KEEP]).catch(() => undefined)
  }, SWEEP_MS)
  sweep.unref()

  return {
    publish: messages => batch.publish(messages),
    async subscribe(subscription: Subscription) {
      const keeper =
        subscription.from === 'end' ? await fromEnd(pool, subscription) : kept(pool, subscription.group, wake)
      const consumer = new Consumer(subscription, {
        ...keeper,
        read: (positions, limit) => read(pool, positions, limit),
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
      closing = true
      clearInterval(sweep)
      await Promise.all(consumers.map(consumer => consumer.stop()))
      await wake.stop()
      await pool.end()
    },
  }
}

type Positions = Pick<ConsumerLog, 'own' | 'position' | 'commit'>

/** The place of a group in the database, moved by whichever process holds the group's lock. */
function kept(pool: pg.Pool, group: string, wake: WakeUp): Positions {
  return {
    own: () => wake.own(group),
    async position() {
      const { rows } = await pool.query<{ topic: string; offset: string }>(
        'select topic, "offset" from offsets where consumer_group = $1',
        [group],
      )
      return new Map(rows.map(row => [row.topic, BigInt(row.offset)]))
    },
    async commit(positions) {
      // Losing this in a crash repeats messages, which the inbox sorts out: no need to wait for the disk.
      await pool.query('select consumed($1, $2, $3)', [
        group,
        [...positions.keys()],
        [...positions.values()].map(String),
      ])
    },
  }
}

/** The place of a group that belongs to this process alone: the end of the log as it is now, then kept in memory. */
async function fromEnd(pool: pg.Pool, { topics }: Subscription): Promise<Positions> {
  const { rows } = await pool.query<{ topic: string; last: string }>(
    'select topic, last from topics where topic = any($1)',
    [topics],
  )
  let place: ReadonlyMap<string, bigint> = new Map(rows.map(row => [row.topic, BigInt(row.last)]))
  return {
    own: async () => true,
    position: async () => new Map(place),
    async commit(positions) {
      place = new Map(positions)
    },
  }
}

async function read(pool: pg.Pool, positions: ReadonlyMap<string, bigint>, limit: number): Promise<Delivery[]> {
  const { rows } = await pool.query<Row>(
    // By time between topics, and by offset within a topic even where the clock was set back.
    `select m.* from unnest($1::text[], $2::bigint[]) as at(topic, "offset")
     cross join lateral (
       select *, max(written_at) over (order by "offset") as turn from (
         select * from messages where topic = at.topic and "offset" > at."offset" order by "offset" limit $3
       )
     ) m order by m.turn, m.topic, m."offset"`,
    [[...positions.keys()], [...positions.values()].map(String), limit],
  )
  return rows.map(({ topic, offset, id, key, type, tenant, version, traceparent, payload }) => {
    const message: Message = { id, key, type, tenant, version, traceparent, payload }
    return { topic, offset: BigInt(offset), message }
  })
}
