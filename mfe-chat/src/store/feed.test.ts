import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { ConversationEvent } from '../bff.ts'
import { createFeed } from './feed.ts'

const event = (seq: number, conversationId = 'a') => ({ conversationId, seq }) as ConversationEvent

/** A server that keeps `length` events of each conversation and answers `page` at a time. */
function server(length: number, page = 7) {
  const calls: { conversationId: string; afterSeq: number }[][] = []
  const applied: number[] = []
  const gone = vi.fn()
  const feed = createFeed({
    async sync(_service, from) {
      calls.push(from)
      return {
        conversations: from.map(({ conversationId, afterSeq }) => {
          const to = Math.min(length, afterSeq + page)
          const events = Array.from({ length: to - afterSeq }, (_, index) =>
            event(afterSeq + index + 1, conversationId),
          )
          return { conversationId, events, more: to < length, gone: conversationId === 'gone' }
        }),
      }
    },
    apply: ({ seq }) => applied.push(seq),
    gone,
  })
  return { feed, applied, calls, gone }
}

const upTo = (length: number) => Array.from({ length }, (_, index) => index + 1)

test('whatever a socket loses, doubles and reorders, each event is applied once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 30 }).chain(length =>
        fc.record({
          length: fc.constant(length),
          heard: fc.array(fc.integer({ min: 1, max: length }), { maxLength: 40 }),
        }),
      ),
      async ({ length, heard }) => {
        const { feed, applied } = server(length)
        feed.begin('channel', 'a', 0)
        for (const seq of heard) feed.hear(event(seq))
        await feed.catchUp(['a'])
        await feed.catchUp(['a'])
        expect(applied).toEqual(upTo(length))
      },
    ),
  )
})

test('what is heard in order is asked for by nobody', () => {
  const { feed, applied, calls } = server(9)
  feed.begin('channel', 'a', 3)
  for (const seq of [3, 4, 5]) feed.hear(event(seq))
  expect(applied).toEqual([4, 5])
  expect(calls).toEqual([])
})

test('a gap is asked for at once, page by page', async () => {
  const { feed, applied, calls } = server(20)
  feed.begin('channel', 'a', 0)
  feed.hear(event(20))
  await feed.catchUp(['a'])
  expect(applied).toEqual(upTo(20))
  expect(calls.map(([from]) => from?.afterSeq)).toEqual([0, 7, 14, 20])
})

test('who asks while an answer is on its way gets what happened after it was made', async () => {
  const applied: number[] = []
  const answers = [[event(1)], [event(2)]]
  const feed = createFeed({
    sync: async () => ({
      conversations: [{ conversationId: 'a', events: answers.shift() ?? [], more: false, gone: false }],
    }),
    apply: ({ seq }) => applied.push(seq),
    gone: () => undefined,
  })
  feed.begin('channel', 'a', 0)
  const first = feed.catchUp(['a'])
  await feed.catchUp(['a'])
  await first
  expect(applied).toEqual([1, 2])
})

test('a conversation that got nothing because the answer was full is asked for again', async () => {
  const applied: string[] = []
  let calls = 0
  const feed = createFeed({
    async sync() {
      calls += 1
      const of = (conversationId: string, events: ConversationEvent[], more: boolean) => ({
        conversationId,
        events,
        more,
        gone: false,
      })
      return {
        conversations:
          calls === 1 ? [of('a', [event(1)], false), of('b', [], true)] : [of('b', [event(1, 'b')], false)],
      }
    },
    apply: ({ conversationId }) => applied.push(conversationId),
    gone: () => undefined,
  })
  feed.begin('channel', 'a', 0)
  feed.begin('channel', 'b', 0)
  await feed.catchUp(['a', 'b'])
  expect(applied).toEqual(['a', 'b'])
})

test('what may not be read any more is left', async () => {
  const { feed, applied, gone } = server(5)
  feed.begin('chat', 'gone', 0)
  await feed.catchUp(['gone'])
  feed.hear(event(1, 'gone'))
  expect(gone).toHaveBeenCalledWith('gone')
  expect(applied).toEqual([])
})

test('many conversations are asked for in portions', async () => {
  const { feed, calls } = server(1)
  const ids = Array.from({ length: 100 }, (_, index) => `c${index}`)
  for (const id of ids) feed.begin('channel', id, 0)
  await feed.catchUp(ids)
  expect(calls.map(from => from.length)).toEqual([40, 40, 20])
})

test('a server out of reach is asked again', async () => {
  vi.useFakeTimers()
  const applied: number[] = []
  let isUp = false
  const feed = createFeed({
    async sync() {
      if (!isUp) throw new Error('down')
      return { conversations: [{ conversationId: 'a', events: [event(1)], more: false, gone: false }] }
    },
    apply: ({ seq }) => applied.push(seq),
    gone: () => undefined,
  })
  feed.begin('channel', 'a', 0)
  await feed.catchUp(['a'])
  isUp = true
  await vi.advanceTimersByTimeAsync(3_000)
  vi.useRealTimers()
  expect(applied).toEqual([1])
})
