import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Delivery, Outgoing, Subscription } from './broker.ts'
import { Consumer, type ConsumerLog } from './consumer.ts'

/** A log in memory, with what the consumer did to it. */
class MemoryLog implements ConsumerLog {
  readonly deliveries: Delivery[] = []
  readonly aside: bigint[] = []
  readonly published: Outgoing[] = []
  place = 0n

  append(key: string, payload: unknown): void {
    const message = {
      id: `${this.deliveries.length}`,
      key,
      type: '',
      tenant: 'acme',
      version: 0,
      traceparent: '',
      payload,
    }
    this.deliveries.push({ topic: 't', offset: BigInt(this.deliveries.length + 1), message })
  }

  own = async () => true
  position = async () => new Map([['t', this.place]])
  read = async (positions: ReadonlyMap<string, bigint>, limit: number) =>
    this.deliveries.filter(({ offset }) => offset > (positions.get('t') ?? 0n)).slice(0, limit)
  commit = async (positions: ReadonlyMap<string, bigint>) => {
    this.place = positions.get('t') ?? this.place
  }
  publish = async (messages: readonly Outgoing[]) => {
    this.published.push(...messages)
  }
  putAside = async ({ offset }: Delivery) => {
    this.aside.push(offset)
  }
}

let memory: MemoryLog
let consumer: Consumer | undefined

beforeEach(() => {
  vi.useFakeTimers()
  memory = new MemoryLog()
})

afterEach(async () => {
  await consumer?.stop()
  vi.useRealTimers()
})

function consume(handle: Subscription['handle'], onGivenUp?: Subscription['onGivenUp']): Consumer {
  consumer = new Consumer({ group: 'g', topics: ['t'], handle, onGivenUp }, memory)
  consumer.start()
  return consumer
}

test('a message that keeps failing is put aside, given up once, and holds up nothing after it', async () => {
  const attempts: unknown[] = []
  const givenUp: unknown[] = []
  memory.append('k', 'bad')
  memory.append('k', 'good')
  consume(
    async ({ message }) => {
      attempts.push(message.payload)
      if (message.payload === 'bad') throw new Error('no')
      return undefined
    },
    async ({ message }) => {
      givenUp.push(message.payload)
    },
  )
  await vi.advanceTimersByTimeAsync(10_000)
  expect(attempts).toEqual([...Array.from({ length: 6 }, () => 'bad'), 'good'])
  expect([givenUp, memory.aside, memory.place]).toEqual([['bad'], [1n], 2n])
})

test('what cannot even be given up holds up nothing either', async () => {
  const handled: unknown[] = []
  memory.append('k', 'unreadable')
  memory.append('k', 'good')
  consume(
    async ({ message }) => {
      if (message.payload === 'unreadable') throw new Error('no')
      handled.push(message.payload)
      return undefined
    },
    () => Promise.reject(new Error('not even that')),
  )
  await vi.advanceTimersByTimeAsync(10_000)
  expect(handled).toEqual(['good'])
})

test('a database that went away is waited for; the message is not at fault', async () => {
  const lost = Object.assign(new Error('Failed query: insert …'), {
    cause: Object.assign(new Error('terminating connection'), { code: '57P01' }),
  })
  let failures = 0
  memory.append('k', 'message')
  consume(async () => {
    failures += 1
    if (failures <= 20) throw lost
    return undefined
  })
  await vi.advanceTimersByTimeAsync(100_000)
  expect([failures, memory.aside, memory.place]).toEqual([21, [], 1n])
})

test('keys are handled side by side, and each key in its order', async () => {
  const log: string[] = []
  for (const [key, number] of [
    ['slow', 1],
    ['slow', 2],
    ['quick', 1],
  ] as const)
    memory.append(key, number)
  consume(async ({ message }) => {
    if (message.key === 'slow') await new Promise(resolve => setTimeout(resolve, 100))
    log.push(`${message.key} ${message.payload}`)
    return undefined
  })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(log).toEqual(['quick 1', 'slow 1', 'slow 2'])
})

test('the place in the log moves only after the answers are published', async () => {
  memory.append('k', 'question')
  const publish = Promise.withResolvers<void>()
  memory.publish = () => publish.promise
  consume(async ({ message }) => [{ topic: 'answers', message }])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(memory.place).toBe(0n)
  publish.resolve()
  await vi.advanceTimersByTimeAsync(0)
  expect(memory.place).toBe(1n)
})

test('stopping waits for every message in hand, also where another of them has failed', async () => {
  const finished: unknown[] = []
  memory.append('a', 'fails')
  memory.append('b', 'takes its time')
  const reader = consume(async ({ message }) => {
    if (message.payload === 'fails') throw new Error('no')
    await new Promise(resolve => setTimeout(resolve, 500))
    finished.push(message.payload)
    return undefined
  })
  await vi.advanceTimersByTimeAsync(50)
  const stopped = reader.stop().then(() => finished.push('stopped'))
  await vi.advanceTimersByTimeAsync(1_000)
  await stopped
  expect(finished).toEqual(['takes its time', 'stopped'])
  // The batch was not handled to its end, so all of it comes again.
  expect(memory.place).toBe(0n)
})
