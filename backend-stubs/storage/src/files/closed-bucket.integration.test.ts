import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACME, openStorage, refusalOf, type StorageFixture, type TestPerson } from '../storage.fixture.ts'

let storage: StorageFixture
let sato: TestPerson

beforeAll(async () => {
  storage = await openStorage()
  sato = await storage.person()
})
afterAll(() => storage?.close())

/** A group with a file in its bucket and one that was sent with a message. */
async function groupWithFiles() {
  const group = await storage.group('解散', sato)
  const conversationId = storage.conversation(sato)
  const members = new Set([sato.principal.subject])
  storage.conversations.set(conversationId, { members, groupId: group.groupId })
  const put = await storage.upload(sato, { bucketId: group.bucketId }, 'put.txt', 'put')
  const sent = await storage.post(sato, conversationId, 'sent.txt', 'sent')
  return { ...group, conversationId, put, sent }
}
const statusOf = async (id: string) => (await storage.http(sato, `/api/files/${id}/original`)).status
const buckets = async () => (await storage.files.listBuckets({}, sato.call)).buckets.map(({ id }) => id)

test('what is in the bucket of a group that is removed is nobody’s, what was sent stays with its message', async () => {
  const group = await groupWithFiles()
  const { bucketId, put, sent } = group
  await storage.removeGroup(group)
  expect(await buckets()).not.toContain(bucketId)
  expect(await refusalOf(storage.files.listFolder({ bucketId }, sato.call))).toMatch(/^not_found/)
  expect(await refusalOf(storage.begin(sato, { bucketId }, 1))).toMatch(/^not_found/)
  expect([await statusOf(put.id), await statusOf(sent.id)]).toEqual([404, 200])
  const found = await storage.files.searchFiles({ text: 'txt', limit: 10 }, sato.call)
  expect(found.files.map(({ id }) => id)).toEqual([sent.id])
})

test('a bucket that is opened again has all that was in it, however often it was swept meanwhile', async () => {
  const group = await groupWithFiles()
  await storage.removeGroup(group)
  await storage.service.sweep(ACME)
  await storage.reopenGroup(group)
  expect(await buckets()).toContain(group.bucketId)
  expect([await statusOf(group.put.id), await statusOf(group.sent.id)]).toEqual([200, 200])
})

test('an empty bucket, too, is opened again after it was swept', async () => {
  const group = await storage.group('空', sato)
  await storage.removeGroup(group)
  await storage.service.sweep(ACME)
  await storage.reopenGroup(group)
  expect(await buckets()).toContain(group.bucketId)
})

test('a month later only what was sent is left', async () => {
  const group = await groupWithFiles()
  await storage.removeGroup(group)
  await storage.inDatabase(ACME, tx =>
    tx.execute(sql`update buckets set removed_at = now() - interval '31 days' where id = ${group.bucketId}`),
  )
  await storage.service.sweep(ACME)
  await storage.reopenGroup(group)
  expect([await statusOf(group.put.id), await statusOf(group.sent.id)]).toEqual([404, 200])
})
