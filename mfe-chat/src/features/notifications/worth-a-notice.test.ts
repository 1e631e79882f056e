import { expect, test } from 'vitest'
import type { Conversation, ConversationEvent } from '../../bff.ts'
import { worthANotice } from './worth-a-notice.ts'

const ME = 'me'

function conversation(level: string, kind = 'channel', member = true): Conversation {
  const mine = { member, role: 'member', level, readSeq: 0, unread: 0, mentions: 0, draft: '', favourite: false }
  return { kind, mine } as unknown as Conversation
}

function posted(part: object = {}): ConversationEvent {
  const message = { author: { id: 'other', name: '' }, mentions: [], mentionsAll: false, rootId: '', ...part }
  return { type: 'posted', message } as unknown as ConversationEvent
}

const named = posted({ mentions: [{ id: ME, name: '' }] })

test('every message is told where all is wanted, and only one that names the person where mentions are', () => {
  expect(worthANotice(posted(), conversation('all'), ME)).toBe(true)
  expect(worthANotice(posted(), conversation('mentions'), ME)).toBe(false)
  expect(worthANotice(named, conversation('mentions'), ME)).toBe(true)
  expect(worthANotice(posted({ mentionsAll: true }), conversation('mentions'), ME)).toBe(true)
})

test('whoever wants nothing hears nothing', () => {
  expect(worthANotice(named, conversation('none'), ME)).toBe(false)
  expect(worthANotice(named, conversation('none', 'direct'), ME)).toBe(false)
})

test('a direct message is always for the person; a reply is so only when it names them', () => {
  expect(worthANotice(posted(), conversation('mentions', 'direct'), ME)).toBe(true)
  expect(worthANotice(posted({ rootId: 'r' }), conversation('all'), ME)).toBe(false)
})

test('nobody is told of their own messages, of edits, or of what they only look at', () => {
  expect(worthANotice(posted({ author: { id: ME, name: '' } }), conversation('all'), ME)).toBe(false)
  expect(worthANotice({ ...posted(), type: 'edited' }, conversation('all'), ME)).toBe(false)
  expect(worthANotice(posted(), conversation('all', 'channel', false), ME)).toBe(false)
  expect(worthANotice(posted(), undefined, ME)).toBe(false)
})
