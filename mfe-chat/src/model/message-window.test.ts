import { expect, test } from 'vitest'
import type { ConversationEvent, Message, MessagePage } from '../bff.ts'
import { EMPTY_WINDOW, type MessageWindow, windowOf, withAfter, withBefore, withEvent } from './message-window.ts'

const message = (seq: number, more: Partial<Message> = {}) =>
  ({ id: `m${seq}`, seq, rootId: '', body: `${seq}`, saved: false, ...more }) as Message
const page = (from: number, to: number, more: Partial<MessagePage> = {}): MessagePage => ({
  messages: Array.from({ length: to - from + 1 }, (_, index) => message(from + index)),
  hasBefore: from > 1,
  hasAfter: false,
  lastSeq: to,
  ...more,
})
const event = (type: string, seq: number, about: Message, root?: Message) =>
  ({ type, seq, message: about, root }) as ConversationEvent
const seqs = ({ messages }: MessageWindow) => messages.map(({ seq }) => seq)

test('a new message comes at the end, once', () => {
  const window = windowOf(page(5, 8))
  const posted = event('posted', 9, message(9))
  const after = withEvent(window, posted, '')
  expect(seqs(after)).toEqual([5, 6, 7, 8, 9])
  expect(withEvent(after, posted, '')).toBe(after)
})

test('an event that was known when the page was read changes nothing', () => {
  const window = windowOf(page(5, 8))
  expect(withEvent(window, event('edited', 8, message(6, { body: 'old' })), '')).toBe(window)
})

test('a reply stands in its thread and counts at its first message', () => {
  const root = message(6, { replyCount: 1 })
  const reply = event('posted', 9, message(9, { rootId: 'm6' }), root)
  const main = withEvent(windowOf(page(5, 8)), reply, '')
  expect(seqs(main)).toEqual([5, 6, 7, 8])
  expect(main.messages[1]?.replyCount).toBe(1)
  const thread = withEvent({ ...windowOf(page(5, 8)), messages: [] }, reply, 'm6')
  expect(seqs(thread)).toEqual([9])
})

test('a look at the past gets nothing at its end, but what changes in it', () => {
  const past = windowOf(page(5, 8, { hasAfter: true, lastSeq: 90 }))
  expect(seqs(withEvent(past, event('posted', 91, message(91)), ''))).toEqual([5, 6, 7, 8])
  expect(withEvent(past, event('edited', 91, message(6, { body: 'new' })), '').messages[1]?.body).toBe('new')
})

test('what one keeps for later stays marked when others change the message', () => {
  const window = windowOf({ ...page(5, 5), messages: [message(5, { saved: true })] })
  expect(withEvent(window, event('reacted', 6, message(5)), '').messages[0]?.saved).toBe(true)
})

test('pages join without a gap and without doubles', () => {
  const window = withAfter(withBefore(windowOf(page(20, 29, { hasAfter: true })), page(10, 20)), page(29, 40))
  expect(seqs(window)).toEqual(Array.from({ length: 31 }, (_, index) => 10 + index))
  expect(window).toMatchObject({ hasBefore: true, hasAfter: false })
})

test('what was read far away gives way, and can be had again', () => {
  let window = windowOf(page(5_001, 5_100))
  for (let from = 4_901; from > 0; from -= 100) window = withBefore(window, page(from, from + 99))
  expect(window.messages).toHaveLength(2_000)
  expect(seqs(window).at(-1)).toBe(2_000)
  expect(window).toMatchObject({ hasBefore: false, hasAfter: true })
})

test('nothing is shown of events before the first page', () => {
  expect(withEvent(EMPTY_WINDOW, event('posted', 1, message(1)), '')).toBe(EMPTY_WINDOW)
})
