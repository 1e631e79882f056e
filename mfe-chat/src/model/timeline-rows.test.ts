import { expect, test } from 'vitest'
import type { Message } from '../bff.ts'
import { type RowsInput, timelineRows } from './timeline-rows.ts'

const message = (seq: number, author: string, at: string, more: Partial<Message> = {}) =>
  ({ id: `m${seq}`, seq, author: { id: author, name: author }, at, kind: 'text', body: '', ...more }) as Message
const rows = (input: Partial<RowsInput>) =>
  timelineRows({ messages: [], pending: [], fromStart: false, me: 'me', dayOf: at => at.slice(0, 10), ...input }).map(
    row =>
      row.kind === 'message'
        ? `${row.key}${row.first ? '*' : ''}${row.pending ? '…' : ''}${row.superseded ? '-' : ''}`
        : row.kind,
  )

test('messages of one person within minutes stand together; a day, another person and a pause begin anew', () => {
  const messages = [
    message(1, 'a', '2026-11-20T09:00:00Z'),
    message(2, 'a', '2026-11-20T09:04:00Z'),
    message(3, 'a', '2026-11-20T09:10:00Z'),
    message(4, 'b', '2026-11-20T09:10:30Z'),
    message(5, 'b', '2026-11-21T00:00:00Z'),
  ]
  expect(rows({ messages, fromStart: true })).toEqual(['start', 'day', 'm1*', 'm2', 'm3*', 'm4*', 'day', 'm5*'])
})

test('the line of unread messages stands once, before the first one of somebody else', () => {
  const messages = [1, 2, 3, 4].map(seq => message(seq, seq === 3 ? 'me' : 'a', `2026-11-20T09:00:0${seq}Z`))
  expect(rows({ messages, unreadAfter: 2 })).toEqual(['day', 'm1*', 'm2', 'm3*', 'unread', 'm4*'])
  expect(rows({ messages })).not.toContain('unread')
})

test('what is on its way stands at the end until its conversation tells it', () => {
  const messages = [message(1, 'me', '2026-11-20T09:00:00Z')]
  const own = (seq: number) => ({
    message: message(seq, 'me', '2026-11-20T09:01:00Z'),
    waiting: { state: 'sending' as const },
  })
  expect(rows({ messages, pending: [own(1), own(2)] })).toEqual(['day', 'm1*', 'm2…'])
})

test('of a document that was created and submitted again and again only the newest card stays', () => {
  const posting = (seq: number, id: string, change: string) =>
    message(seq, 'a', '2026-11-20T09:00:00Z', {
      kind: 'document',
      document: { kind: 'quote', id, number: id, change, version: 1, note: '' } as Message['document'],
    })
  const messages = [
    posting(1, 'q1', 'created'),
    posting(2, 'q1', 'submitted'),
    posting(3, 'q2', 'created'),
    posting(4, 'q1', 'submitted'),
    posting(5, 'q1', 'approved'),
  ]
  expect(rows({ messages })).toEqual(['day', 'm1*-', 'm2*-', 'm3*', 'm4*', 'm5*'])
})
