import { randomUUID } from 'node:crypto'
import { asSuperuser, databaseIn, testDatabase } from '@torrent/service-kit/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Broker, Delivery, Outgoing } from './broker.ts'
import { openPostgresBroker } from './broker-postgres.ts'

let url: string
const open = new Set<Broker>()

beforeEach(async () => {
  url = await testDatabase('broker')
})

afterEach(async () => {
  await Promise.all([...open].map(broker => broker.close()))
  open.clear()
})

async function openBroker(): Promise<Broker> {
  const broker = await openPostgresBroker(url)
  open.add(broker)
  return broker
}

async function close(broker: Broker): Promise<void> {
  open.delete(broker)
  await broker.close()
}

function outgoing(topic: string, key: string, payload: unknown): Outgoing {
  return {
    topic,
    message: { id: randomUUID(), key, type: 'Test', tenant: 'acme-metal', version: 0, traceparent: '', payload },
  }
}

/** Everything a group was handed, in order. */
async function listen(broker: Broker, group: string, topics: readonly string[], from?: 'start' | 'end') {
  const heard: Delivery[] = []
  await broker.subscribe({
    group,
    topics,
    from,
    handle: async delivery => {
      heard.push(delivery)
      return undefined
    },
  })
  return heard
}

function numbers(heard: readonly Delivery[]): unknown[] {
  return heard.map(delivery => delivery.message.payload)
}

test('a reader misses no offset and keeps the order of each key, however many publish at the same moment', async () => {
  const brokers = await Promise.all([openBroker(), openBroker(), openBroker()])
  let round = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(fc.record({ topic: fc.integer({ min: 0, max: 1 }), key: fc.integer({ min: 0, max: 3 }) }), {
          minLength: 1,
          maxLength: 12,
        }),
        { minLength: 2, maxLength: 12 },
      ),
      async publishers => {
        round += 1
        const topics = [`a${round}`, `b${round}`]
        const heard = await listen(brokers[0], `g${round}`, topics)
        let sent = 0
        await Promise.all(
          publishers.map(async (batch, publisher) => {
            const broker = brokers[publisher % brokers.length]
            // Each publisher has keys of its own and numbers what it says; half go one by one, half at once.
            const messages = batch.map(({ topic, key }, index) =>
              outgoing(topics[topic] ?? '', `${publisher}-${key}`, index),
            )
            sent += messages.length
            if (publisher % 2 === 0) await broker?.publish(messages)
            else for (const message of messages) await broker?.publish([message])
          }),
        )
        await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(sent), { timeout: 5_000, interval: 5 })
        for (const topic of topics) {
          const ofTopic = heard.filter(delivery => delivery.topic === topic)
          const offsets = ofTopic.map(delivery => Number(delivery.offset)).sort((a, b) => a - b)
          expect(offsets).toEqual(offsets.map((_, index) => index + 1))
          for (const key of new Set(ofTopic.map(delivery => delivery.message.key))) {
            const said = numbers(ofTopic.filter(delivery => delivery.message.key === key)) as number[]
            expect(said).toEqual(said.toSorted((a, b) => a - b))
          }
        }
      },
    ),
    { numRuns: 15 },
  )
})

test('messages of one key keep their order even where the clock was set back between them', async () => {
  const broker = await openBroker()
  await broker.publish([1, 2, 3].map(number => outgoing('t', 'k', number)))
  await asSuperuser(databaseIn(url), client =>
    client.query(`update messages set written_at = written_at - interval '1 hour' * "offset"`),
  )
  const heard = await listen(broker, 'g', ['t'])
  await vi.waitFor(() => expect(numbers(heard)).toEqual([1, 2, 3]))
})

test('each group sees every message; a group goes on where it stopped', async () => {
  const first = await openBroker()
  await first.publish([outgoing('t', 'k', 1)])
  const [one, other] = [await listen(first, 'one', ['t']), await listen(first, 'other', ['t'])]
  await vi.waitFor(() => expect([numbers(one), numbers(other)]).toEqual([[1], [1]]))
  await close(first)
  const second = await openBroker()
  await second.publish([outgoing('t', 'k', 2)])
  const later = await listen(second, 'one', ['t'])
  await vi.waitFor(() => expect(numbers(later)).toEqual([2]))
})

test('of two processes of a group one works and the other takes over when it ends', async () => {
  const [working, waiting] = [await openBroker(), await openBroker()]
  const [first, second] = [await listen(working, 'g', ['t']), await listen(waiting, 'g', ['t'])]
  await working.publish([outgoing('t', 'k', 1)])
  await vi.waitFor(() => expect([...first, ...second]).toHaveLength(1))
  const before = [numbers(first), numbers(second)]
  await close(first.length === 1 ? working : waiting)
  await (first.length === 1 ? waiting : working).publish([outgoing('t', 'k', 2)])
  await vi.waitFor(() => expect([...numbers(first), ...numbers(second)]).toHaveLength(2), { timeout: 5_000 })
  expect(before).toContainEqual([])
  expect([numbers(first), numbers(second)]).toContainEqual([2])
})

test('a subscription from the end hears what comes after it, all of it, and leaves no offset behind', async () => {
  const broker = await openBroker()
  await broker.publish([outgoing('t', 'k', 'before')])
  const heard = await listen(broker, 'mine', ['t', 'new'], 'end')
  await broker.publish([outgoing('t', 'k', 'after'), outgoing('new', 'k', 'first of its topic')])
  await vi.waitFor(() => expect(numbers(heard).sort()).toEqual(['after', 'first of its topic']))
  const kept = await asSuperuser(databaseIn(url), client => client.query('select * from offsets'))
  expect(kept.rows).toEqual([])
})

test('what a handler answers is published before the message counts as handled', async () => {
  const broker = await openBroker()
  const answers = await listen(broker, 'answers', ['answers'])
  await broker.subscribe({
    group: 'g',
    topics: ['t'],
    handle: async ({ message }) => [outgoing('answers', message.key, `heard ${message.payload}`)],
  })
  await broker.publish([outgoing('t', 'k', 1)])
  await vi.waitFor(() => expect(numbers(answers)).toEqual(['heard 1']))
})

test('a broken connection is made again, and what was published meanwhile arrives', async () => {
  const [reader, writer] = [await openBroker(), await openBroker()]
  const heard = await listen(reader, 'g', ['t'])
  await writer.publish([outgoing('t', 'k', 1)])
  await vi.waitFor(() => expect(heard).toHaveLength(1))
  await asSuperuser(databaseIn(url), async client => {
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
  })
  // The writer's own connection may be among the broken ones: the relay, too, publishes until it succeeds.
  await vi.waitFor(() => writer.publish([outgoing('t', 'k', 2)]))
  await vi.waitFor(() => expect(numbers(heard)).toContain(2), { timeout: 5_000 })
})

test('forgets commands that every group has handled, and keeps the events of documents', async () => {
  const broker = await openBroker()
  const [commands, events] = ['outbox.event.quote.commands', 'outbox.event.quote']
  const heard = await listen(broker, 'fast', [commands, events])
  await broker.publish([outgoing(commands, 'k', 'done'), outgoing(events, 'k', 'event')])
  await vi.waitFor(() => expect(heard).toHaveLength(2))
  await close(broker)
  const left = await asSuperuser(databaseIn(url), async client => {
    await client.query(
      `insert into messages select topic, 2, id, key, type, tenant, version, traceparent, '"waiting"', written_at
      from messages where topic = $1`,
      [commands],
    )
    await client.query(`select forget('0 days')`)
    return client.query('select payload from messages order by 1')
  })
  expect(left.rows.map(row => row.payload)).toEqual(['event', 'waiting'])
})
