import { TorrentError } from '@torrent/portal-kit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Message, PostInput } from '../bff.ts'
import { createOutbox } from './outbox.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** As a browser keeps it: names are enumerable properties. */
function memory(): Storage {
  const storage: Record<string, unknown> = {}
  const hidden = (name: string, value: unknown) => Object.defineProperty(storage, name, { value, enumerable: false })
  hidden('getItem', (key: string) => (Object.hasOwn(storage, key) ? storage[key] : null))
  hidden('setItem', (key: string, value: string) => {
    storage[key] = value
  })
  hidden('removeItem', (key: string) => {
    delete storage[key]
  })
  return storage as unknown as Storage
}

const written = (id: string, conversationId = 'c') => ({
  input: { service: 'channel', conversationId, id, body: id } as PostInput,
  attachments: [],
  mentions: [],
  at: `2026-11-22T00:00:0${id}Z`,
})
const noAnswer = () => new TorrentError({ code: 'unavailable' }, { outcomeUnknown: true })
const refused = () => new TorrentError({ code: 'forbidden' })

function outbox(answer: (input: PostInput) => Promise<unknown>, storage = memory()) {
  const posted: string[] = []
  const stored: string[] = []
  const made = createOutbox({
    api: {
      post: async input => {
        posted.push(input.id)
        await answer(input)
        return { id: input.id } as Message
      },
    },
    storage,
    me: 'me',
    stored: ({ id }) => stored.push(id),
  })
  return { outbox: made, posted, stored, storage, states: () => made.messages.get().map(({ state }) => state) }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

test('what gets no answer is sent again under the same id until it is stored', async () => {
  let failures = 3
  const {
    outbox: box,
    posted,
    stored,
  } = outbox(async () => {
    failures -= 1
    if (failures >= 0) throw noAnswer()
  })
  box.send(written('1'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(posted).toEqual(['1', '1', '1', '1'])
  expect(stored).toEqual(['1'])
})

test('messages of a conversation go out in the order in which they were written, those of others do not wait', async () => {
  let isUp = false
  const { outbox: box, stored } = outbox(async ({ id }) => {
    if (!isUp && id === '1') throw noAnswer()
  })
  box.send(written('1'))
  box.send(written('2'))
  box.send(written('3', 'other'))
  await settle()
  expect(stored).toEqual(['3'])
  isUp = true
  await vi.advanceTimersByTimeAsync(10_000)
  expect(stored).toEqual(['3', '1', '2'])
})

test('a connection that is back ends the waiting', async () => {
  let isUp = false
  const { outbox: box, stored } = outbox(async () => {
    if (!isUp) throw noAnswer()
  })
  box.send(written('1'))
  await vi.advanceTimersByTimeAsync(60_000)
  isUp = true
  box.wake()
  await settle()
  expect(stored).toEqual(['1'])
})

test('what was refused waits for the person and holds up nothing', async () => {
  let isAllowed = false
  const {
    outbox: box,
    stored,
    states,
  } = outbox(async ({ id }) => {
    if (!isAllowed && id === '1') throw refused()
  })
  box.send(written('1'))
  box.send(written('2'))
  await settle()
  expect(stored).toEqual(['2'])
  expect(states()).toEqual(['failed', 'sent'])
  isAllowed = true
  box.retry('1')
  await settle()
  expect(stored).toEqual(['2', '1'])
})

test('a reload sends what was on its way, in order, and not what was stored or thrown away', async () => {
  const before = outbox(async ({ id }) => {
    if (id !== '1') throw noAnswer()
  })
  for (const id of ['1', '3', '2', '4']) before.outbox.send(written(id))
  await settle()
  before.outbox.discard('4')
  const after = outbox(async () => undefined, before.storage)
  await settle()
  expect(after.stored).toEqual(['2', '3'])
})

test('another person at the same machine sends nothing of it', async () => {
  const { outbox: box, storage } = outbox(async () => {
    throw noAnswer()
  })
  box.send(written('1'))
  await settle()
  const other = createOutbox({ api: { post: vi.fn() }, storage, me: 'other', stored: () => undefined })
  expect(other.messages.get()).toEqual([])
})

test('it leaves the outbox when its conversation tells it', async () => {
  const { outbox: box } = outbox(async () => undefined)
  box.send(written('1'))
  await settle()
  box.arrived('1')
  expect(box.messages.get()).toEqual([])
})
