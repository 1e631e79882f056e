import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { PortalProcess } from '@torrent/e2e-kit'
import { type Figure, ms, percentile } from '../figures.ts'
import { type ChatPerson, signInEverybody } from './people.ts'
import { cpuSeconds } from './process-cost.ts'

const TENANT = 'acme-metal'
/** As many as one person may have. */
const SOCKETS_OF_ONE = 50
const A_SECOND = 20
const SECONDS = 20
const SETTLE_MS = 3_000

interface Measured {
  sockets: number
  delays: number[]
  /** Seconds of the telling process's CPU. */
  cpu: number
}

/** Twenty messages a second to a thousand sockets, beside a bare broadcast of the same to as many. */
export async function fanOut(portal: PortalProcess): Promise<Figure[]> {
  const people = await signInEverybody(portal.origin, TENANT)
  const [owner, ...others] = people as [ChatPerson, ...ChatPerson[]]
  const channel = randomUUID()
  const memberIds = others.map(({ id }) => id)
  await owner.mutate('createChannel', { id: channel, name: `Bench ${channel}`, topic: '', open: false, memberIds })
  const cookies = people.flatMap(person => Array.from({ length: SOCKETS_OF_ONE }, () => person.cookie()))
  const body = () => `${performance.timeOrigin + performance.now()} 本日の出荷分について、梱包が終わりました`

  const chat = await measure(portal.pid() ?? 0, { origin: portal.origin, cookies, ready: 'following' }, index => {
    const message = { service: 'channel', conversationId: channel, id: randomUUID(), body: body() }
    void people[index % people.length]?.mutate('post', message)
  })
  const event = await lastEvent(owner, channel)

  const server = fork(new URL('bare-broadcast.ts', import.meta.url))
  const [{ origin }] = (await once(server, 'message')) as [{ origin: string }]
  const bare = await measure(server.pid ?? 0, { origin, cookies, ready: 'connect' }, () => {
    server.send({ ...event, message: { ...event.message, body: body() } })
  })
  server.kill()

  const heard = chat.delays.length / (chat.sockets * A_SECOND * SECONDS)
  return [
    {
      name: `${chat.sockets} sockets, ${A_SECOND} messages a second, p99`,
      value: ms(percentile(chat.delays, 0.99)),
      ratio: percentile(chat.delays, 0.99) / percentile(bare.delays, 0.99),
      beside: `bare socket.io (${ms(percentile(bare.delays, 0.99))})`,
      aim: '≤ 150 ms',
    },
    { name: 'the same, p50', value: ms(percentile(chat.delays, 0.5)) },
    { name: 'of all messages were heard', value: `${(heard * 100).toFixed(2)} %`, aim: '100 %' },
    {
      name: "CPU of the portal's process",
      value: `${((chat.cpu / SECONDS) * 100).toFixed(0)} %`,
      ratio: chat.cpu / bare.cpu,
      beside: `bare socket.io (${((bare.cpu / SECONDS) * 100).toFixed(0)} %)`,
      aim: '≤ 2 ×',
    },
  ]
}

/** What telling costs the process, from when all listen; `tell` is called for each message. */
async function measure(
  pid: number,
  listen: { origin: string; cookies: string[]; ready: string },
  tell: (index: number) => void,
): Promise<Measured> {
  const sockets = listen.cookies.length
  const listeners = fork(new URL('listeners.ts', import.meta.url))
  listeners.send(listen)
  await once(listeners, 'message')
  await delay(SETTLE_MS)

  const cpu = await cpuSeconds(pid)
  const begun = performance.now()
  for (let index = 0; index < A_SECOND * SECONDS; index += 1) {
    await delay(Math.max(0, begun + (index * 1_000) / A_SECOND - performance.now()))
    tell(index)
  }
  await delay(1_000)
  const used = (await cpuSeconds(pid)) - cpu
  const delays = await delaysOf(listeners)
  listeners.kill()
  return { sockets, delays, cpu: used }
}

async function delaysOf(listeners: ChildProcess): Promise<number[]> {
  listeners.send('tell')
  const [{ delays }] = (await once(listeners, 'message')) as [{ delays: number[] }]
  return delays
}

/** The newest event as sockets are told it. */
async function lastEvent(reader: ChatPerson, conversationId: string) {
  const asked = { service: 'channel', conversations: [{ conversationId, afterSeq: A_SECOND * SECONDS - 5 }] }
  const { conversations } = await reader.query<{ conversations: { events: { message: object }[] }[] }>('sync', asked)
  const event = conversations[0]?.events.at(-1)
  if (!event) throw new Error('nothing was said')
  return event
}
