import { type Connection, createStore } from '@torrent/portal-kit'
import { beforeEach, expect, test, vi } from 'vitest'
import { askWhileLost } from './late-news.ts'

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', page)
  page.visibilityState = 'visible'
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

function look(state: 'visible' | 'hidden') {
  page.visibilityState = state
  page.dispatchEvent(new Event('visibilitychange'))
}

function started(first: Connection) {
  const connection = createStore<Connection>(first)
  const ask = vi.fn(async () => undefined)
  const late = askWhileLost({ connection, ask })
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
  return { connection, ask, late, pass }
}

test('nothing is asked while there is a connection, or while one is made', async () => {
  const { connection, ask, late, pass } = started('connecting')
  await pass(60_000)
  connection.set('live')
  await pass(60_000)
  expect(ask).not.toHaveBeenCalled()
  expect(late.get()).toBe(false)
})

test('without one it is asked at once and then every ten seconds, until there is one again', async () => {
  const { connection, ask, late, pass } = started('live')
  connection.set('lost')
  await pass(0)
  expect([ask.mock.calls.length, late.get()]).toEqual([1, true])
  await pass(30_000)
  expect(ask).toHaveBeenCalledTimes(4)
  connection.set('live')
  await pass(60_000)
  expect([ask.mock.calls.length, late.get()]).toEqual([4, false])
})

test('a page that starts without one asks, too', async () => {
  const { ask, pass } = started('lost')
  await pass(0)
  expect(ask).toHaveBeenCalledOnce()
})

test('nothing is asked while nobody looks, and at once when somebody does', async () => {
  const { ask, pass } = started('lost')
  await pass(0)
  look('hidden')
  await pass(60_000)
  expect(ask).toHaveBeenCalledTimes(1)
  look('visible')
  await pass(0)
  expect(ask).toHaveBeenCalledTimes(2)
})

test('there is one question at a time, and one without an answer makes no news', async () => {
  const { ask, late, pass } = started('lost')
  await pass(0)
  const slow = Promise.withResolvers<undefined>()
  ask.mockReturnValueOnce(slow.promise)
  await pass(10_000)
  look('hidden')
  look('visible')
  await pass(60_000)
  expect(ask).toHaveBeenCalledTimes(2)
  slow.reject(new Error('out of reach'))
  await pass(0)
  expect(late.get()).toBe(false)
  await pass(10_000)
  expect([ask.mock.calls.length, late.get()]).toEqual([3, true])
})
