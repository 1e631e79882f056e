import { beforeEach, expect, test, vi } from 'vitest'
import { createRealtime } from './page-realtime.ts'

/** The library's socket, as far as it is used: the test is the server. */
const socket = vi.hoisted(() => ({
  connected: false,
  handlers: new Map<string, (...said: unknown[]) => void>(),
  any: (_event: string, ..._said: unknown[]) => {},
  said: [] as unknown[],
  answer: (async () => true) as () => Promise<unknown>,
  connects: 0,
}))
const session = vi.hoisted(() => ({ has: true as boolean | undefined }))

vi.mock('socket.io-client', () => ({
  io: () => ({
    get connected() {
      return socket.connected
    },
    on: (event: string, handler: () => void) => {
      const before = socket.handlers.get(event)
      socket.handlers.set(event, (...said) => {
        before?.(...said)
        ;(handler as (...said: unknown[]) => void)(...said)
      })
    },
    onAny: (handler: typeof socket.any) => {
      socket.any = handler
    },
    connect: () => {
      socket.connects += 1
    },
    timeout: () => ({
      emitWithAck: (...said: unknown[]) => {
        socket.said.push(said)
        return socket.answer()
      },
    }),
  }),
}))
vi.mock('../session/session.ts', () => ({ hasSession: async () => session.has }))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', { addEventListener: () => {} })
  Object.assign(socket, { connected: false, handlers: new Map(), said: [], connects: 0, answer: async () => true })
  session.has = true
  return () => vi.useRealTimers()
})

async function connected() {
  const sessionEnded = vi.fn()
  const realtime = createRealtime({ sessionEnded })
  const { connection } = realtime
  const tell = (event: string, ...said: unknown[]) => socket.any(event, ...said)
  const happens = (event: string, ...said: unknown[]) => socket.handlers.get(event)?.(...said)
  return { realtime, connection, sessionEnded, tell, happens }
}

test('who wants to hear something may say so before there is a connection, and need not hear it for ever', async () => {
  const { realtime, tell } = await connected()
  const heard: unknown[] = []
  const stop = realtime.on('changed', changed => heard.push(changed.id))
  await realtime.connect()
  tell('changed', { kind: 'quote', id: 'a', version: 1 })
  stop()
  tell('changed', { kind: 'quote', id: 'b', version: 1 })
  expect(heard).toEqual(['a'])
})

test('one that fails keeps nothing from the others', async () => {
  const { realtime, tell } = await connected()
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const heard = vi.fn()
  realtime.on('notified', () => {
    throw new Error('broken')
  })
  realtime.on('notified', heard)
  await realtime.connect()
  tell('notified')
  expect(heard).toHaveBeenCalledOnce()
  expect(reported).toHaveBeenCalledOnce()
})

test('what is said without a connection, or not answered, is said not to be done', async () => {
  const { realtime, happens } = await connected()
  const typing = () => realtime.request('typing', { conversationId: 'c' })
  expect(await typing()).toBe(false)
  await realtime.connect()
  expect(await typing()).toBe(false)
  expect(socket.said).toEqual([])
  socket.connected = true
  happens('connect')
  expect(await typing()).toBe(true)
  socket.answer = () => Promise.reject(new Error('no answer in time'))
  expect(await typing()).toBe(false)
})

test('a connection that the server has closed is opened again, and the person hears of it only if that takes long', async () => {
  const { realtime, connection, happens } = await connected()
  const heard = vi.fn()
  realtime.on('connected', heard)
  await realtime.connect()
  happens('connect')
  happens('disconnect', 'io server disconnect')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(socket.connects).toBe(1)
  expect(connection.get()).toBe('live')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(connection.get()).toBe('lost')
  happens('connect')
  expect([connection.get(), heard.mock.calls.length]).toEqual(['live', 2])
})

test('a connection that is neither made nor refused counts as lost', async () => {
  const { realtime, connection } = await connected()
  await realtime.connect()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(connection.get()).toBe('lost')
})

test('whose session has ended is told so, and does not come back', async () => {
  const { realtime, connection, sessionEnded, happens } = await connected()
  await realtime.connect()
  happens('connect')
  session.has = false
  happens('disconnect', 'io server disconnect')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sessionEnded).toHaveBeenCalledOnce()
  expect([socket.connects, connection.get()]).toEqual([0, 'live'])
})

test('who does nothing in the window for long is away, until they do something', async () => {
  const listeners: (() => void)[] = []
  vi.stubGlobal('window', { addEventListener: (_event: string, listener: () => void) => listeners.push(listener) })
  const { realtime, happens } = await connected()
  await realtime.connect()
  socket.connected = true
  happens('connect')
  await vi.advanceTimersByTimeAsync(6 * 60_000)
  expect(socket.said).toEqual([['presence', { state: 'away' }]])
  for (const listener of listeners) listener()
  expect(socket.said.slice(1)).toEqual([['presence', { state: 'online' }]])
})
