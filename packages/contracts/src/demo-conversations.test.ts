import { expect, test } from 'vitest'
import { DEMO_TENANTS, demoAccounts } from './demo.ts'
import { demoConversations, demoFiles } from './demo-conversations.ts'
import { demoGroups } from './demo-groups.ts'
import { saidAt } from './demo-stories/working-days.ts'

/** A Monday morning in Japan, still Sunday in UTC. */
const NOW = new Date('2026-11-22T23:30:00Z')
const each = DEMO_TENANTS.map(({ id }) => [id, demoConversations(id, NOW)] as const)

test('working days before a Monday are those of the week before', () => {
  expect(saidAt('-1 09:15', NOW)).toBe('2026-11-20T00:15:00.000Z')
  expect(saidAt('-5 08:00', NOW)).toBe('2026-11-15T23:00:00.000Z')
  expect(() => saidAt('yesterday', NOW)).toThrow(TypeError)
})

test.each(each)('%s: whoever says something, reacts or is named is in the conversation', (_, conversations) => {
  for (const { name, members, messages, unread } of conversations) {
    const inside = new Set(members.map(({ id }) => id))
    for (const { author, mentions, reactions, body } of messages)
      for (const id of [author.id, ...mentions, ...reactions.flatMap(({ people }) => people)])
        expect(inside.has(id), `${name}: ${body}`).toBe(true)
    for (const id of Object.keys(unread)) expect(inside.has(id), name).toBe(true)
  }
})

test.each(each)('%s: everything was said before the start, answers after what they answer', (_, conversations) => {
  for (const { messages } of conversations) {
    const saidWhen = new Map(messages.map(({ id, at }) => [id, at]))
    for (const { at, rootId, body } of messages) {
      expect(at < NOW.toISOString()).toBe(true)
      if (rootId !== undefined) expect((saidWhen.get(rootId) ?? '~') < at, body).toBe(true)
    }
  }
})

test.each(each)('%s: no name is left to be filled in, and no id is used twice', (_, conversations) => {
  const messages = conversations.flatMap(conversation => conversation.messages)
  expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length)
  for (const { body } of messages) expect(body).not.toMatch(/[{}]/)
})

test.each(each)(
  '%s: every group has something to read, and who signs in finds something unread',
  (tenant, conversations) => {
    for (const { name, channelId } of demoGroups(tenant))
      expect(conversations.find(({ id }) => id === channelId)?.messages.length, name).toBeGreaterThan(0)
    const [sales] = demoAccounts(tenant)
    expect(conversations.some(({ unread }) => (unread[sales?.id ?? ''] ?? 0) > 0)).toBe(true)
  },
)

test('the same is said by the same ids at each start', () => {
  const ids = () => demoConversations('acme-metal', new Date()).flatMap(({ messages }) => messages.map(({ id }) => id))
  expect(ids()).toEqual(ids())
  expect(demoConversations('other', NOW)).toEqual([])
})

test.each(each)('%s: what was shared is there, in the channel of a group', (tenant, conversations) => {
  const files = demoFiles(tenant, NOW)
  const shown = conversations.flatMap(({ messages }) => messages.flatMap(({ attachments }) => attachments))
  expect(files.map(({ fileId }) => fileId)).toEqual(shown.map(({ fileId }) => fileId))
  expect(files.length).toBeGreaterThan(0)
  const groups = new Map(demoGroups(tenant).map(({ id, channelId }) => [id, channelId]))
  for (const { bytes, sizeBytes, groupId, conversationId } of files) {
    expect(String(bytes.length)).toBe(sizeBytes)
    expect(groups.get(groupId)).toBe(conversationId)
  }
})
