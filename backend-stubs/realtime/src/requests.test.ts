import { expect, test } from 'vitest'
import { freshBudget, readRequest, withinBudget } from './requests.ts'

const id = '0190a0e4-3f9c-7c1a-9f3e-0123456789ab'

test.each([
  ['watch', { service: 'chat', conversationId: id }],
  ['unwatch', { conversationId: id }],
  ['typing', { conversationId: id }],
  ['typing', { conversationId: id, rootId: id }],
  ['presence', { state: 'away' }],
])('reads %s', (name, said) => {
  expect(readRequest(name, said)).toEqual({ name, ...said })
})

test.each([
  ['changed', { kind: 'quote', id, version: 1 }],
  ['toString', {}],
  ['__proto__', {}],
  ['watch', { service: 'group', conversationId: id }],
  ['watch', { service: 'chat', conversationId: `${id}x` }],
  ['watch', { service: 'chat', conversationId: [id] }],
  ['watch', { service: 'chat', conversationId: id, memberId: id }],
  ['unwatch', {}],
  ['typing', { conversationId: id, rootId: '' }],
  ['typing', { conversationId: id, name: 'Somebody else' }],
  ['presence', { state: 'offline' }],
  ['presence', null],
  ['presence', ['online']],
  ['presence', undefined],
])('makes nothing of %s %j', (name, said) => {
  expect(readRequest(name, said)).toBeUndefined()
})

test('somebody may say much for a moment and a little for ever, but not much for ever', () => {
  const leafing = freshBudget(0)
  const slowly = Array.from({ length: 1_000 }, (_, index) => withinBudget(leafing, index * 100))
  expect(slowly.every(Boolean)).toBe(true)

  const flooding = freshBudget(0)
  const quickly = Array.from({ length: 100 }, (_, index) => withinBudget(flooding, index))
  expect(quickly.slice(0, 50).every(Boolean)).toBe(true)
  expect(quickly.at(-1)).toBe(false)
})
