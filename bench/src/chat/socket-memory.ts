import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Figure } from '../figures.ts'
import type { HeldMemory } from './held-memory.ts'

/** Open before anything is counted: what the first sockets bring into memory is there for all. */
const FIRST = 200
const SOCKETS = 1_000
const SETTLE_MS = 1_000
/** Cookies of people, who have as many of the sockets each as one may have, or less. */
const people = Array.from({ length: 30 }, () => `session=${randomUUID()}${randomUUID()}`)

/**
 * What a socket costs the process that holds it, beside a bare one. Each is asked in a new process that holds nothing
 * else: one that has worked before keeps memory free, out of which a thousand sockets seem to cost nothing.
 */
export async function socketMemory(): Promise<Figure[]> {
  const ours = await costOf(new URL('../../../platform/test/realtime-alone.fixture.ts', import.meta.url), 'following')
  const bare = await costOf(new URL('bare-broadcast.ts', import.meta.url), 'connect')
  return [
    {
      name: 'memory a socket, after a collection',
      value: `${ours.resident.toFixed(0)} kB`,
      ratio: ours.resident / bare.resident,
      beside: `bare socket.io (${bare.resident.toFixed(0)} kB)`,
      aim: '≤ 60 kB',
    },
    {
      name: 'of it objects and buffers',
      value: `${ours.used.toFixed(0)} kB`,
      ratio: ours.used / bare.used,
      beside: `bare socket.io (${bare.used.toFixed(0)} kB)`,
    },
  ]
}

/** In kB, for each socket. */
async function costOf(server: URL, ready: string): Promise<HeldMemory> {
  const holder = fork(server, {
    execArgv: ['--expose-gc', '--import', new URL('held-memory.ts', import.meta.url).href],
  })
  const listeners: ChildProcess[] = []
  const listen = async (origin: string, sockets: number) => {
    const listener = fork(new URL('listeners.ts', import.meta.url))
    listeners.push(listener)
    listener.send({
      origin,
      cookies: Array.from({ length: sockets }, (_, index) => people[index % people.length]),
      ready,
    })
    await once(listener, 'message')
    await delay(SETTLE_MS)
  }
  try {
    const [{ origin }] = (await once(holder, 'message')) as [{ origin: string }]
    await listen(origin, FIRST)
    const before = await held(holder)
    await listen(origin, SOCKETS)
    const after = await held(holder)
    const ofEach = (what: keyof HeldMemory) => (after[what] - before[what]) / SOCKETS / 1024
    return { used: ofEach('used'), resident: ofEach('resident') }
  } finally {
    for (const listener of listeners) listener.kill()
    holder.kill()
  }
}

async function held(holder: ChildProcess): Promise<HeldMemory> {
  holder.send('held')
  const [answer] = (await once(holder, 'message')) as [HeldMemory]
  return answer
}
