import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACME, openStorage, refusalOf, type StorageFixture, type TestPerson } from '../storage.fixture.ts'

let storage: StorageFixture
let sato: TestPerson
let suzuki: TestPerson
let stranger: TestPerson
beforeAll(async () => {
  storage = await openStorage()
  ;[sato, suzuki, stranger] = [await storage.person(), await storage.person(), await storage.person()]
})
afterAll(() => storage.close())

const names = (files: readonly { name: string }[]) => files.map(({ name }) => name)
const namesIn = async (person: TestPerson, bucketId: string, folderId = '') =>
  names((await storage.files.listFolder({ bucketId, folderId }, person.call)).files)

test('a group has one bucket, seen by its members and by nobody else', async () => {
  const { bucketId, groupId } = await storage.group('営業部', sato, suzuki)
  await storage.upload(suzuki, { bucketId }, '規程.txt', 'x')
  const listed = await storage.files.listBuckets({}, sato.call)
  expect(listed.buckets.find(({ id }) => id === bucketId)).toMatchObject({
    name: '営業部',
    ownerId: groupId,
    usedBytes: '1',
    owned: true,
  })
  const theirs = await storage.files.listBuckets({}, suzuki.call)
  expect(theirs.buckets.find(({ id }) => id === bucketId)?.owned).toBe(false)
  const group = storage.groups.get(groupId)
  if (group) group.name = '営業一部'
  const renamed = await storage.files.listBuckets({}, sato.call)
  expect(renamed.buckets.find(({ id }) => id === bucketId)?.name).toBe('営業一部')
  expect(await namesIn(sato, bucketId)).toEqual(['規程.txt'])
  expect((await storage.files.listBuckets({}, stranger.call)).buckets).toEqual([])
  expect(await refusalOf(storage.files.listFolder({ bucketId }, stranger.call))).toBe('not_found')
  expect(await refusalOf(storage.begin(stranger, { bucketId }, 1))).toBe('not_found')
  group?.members.delete(sato.principal.subject)
  expect(await refusalOf(storage.files.listFolder({ bucketId }, sato.call))).toBe('not_found')
})

test('what is shared in a group’s own conversation lies in the group’s bucket, once it is posted', async () => {
  const { bucketId, groupId } = await storage.group('製造部', sato, suzuki)
  const conversationId = storage.conversation(sato, suzuki)
  storage.conversations.set(conversationId, {
    members: new Set([sato, suzuki].map(each => each.principal.subject)),
    groupId,
  })
  await storage.upload(sato, { conversationId }, 'unsent.txt', 'x')
  await storage.post(sato, conversationId, 'sent.txt', 'x')
  expect(await namesIn(suzuki, bucketId)).toEqual(['sent.txt'])
  expect(await namesIn(sato, bucketId)).toEqual(['sent.txt', 'unsent.txt'])
  const asked = { service: 'channel', conversationId }
  expect(names((await storage.files.listConversationFiles(asked, suzuki.call)).files)).toEqual(['sent.txt'])
  expect(await refusalOf(storage.files.listConversationFiles(asked, stranger.call))).toBe('not_found')
})

test('folders hold files and folders, each name once, and lead back to the top', async () => {
  const { bucketId } = await storage.group('出荷センター', sato)
  const [drawings, old] = [randomUUID(), randomUUID()]
  const make = (id: string, name: string, parentId = '') =>
    storage.files.createFolder({ id, bucketId, parentId, name }, sato.call)
  await make(drawings, '図面')
  await make(old, '旧版', drawings)
  expect(await make(drawings, '図面')).toMatchObject({ id: drawings })
  expect(await refusalOf(make(randomUUID(), '図面'))).toBe('name_taken name')
  expect(await refusalOf(make(drawings, '別'))).toBe('already_exists id')
  expect(await refusalOf(make(randomUUID(), '../x'))).toBe('file_name name')
  expect(await refusalOf(make(randomUUID(), 'x', randomUUID()))).toBe('not_found parentId')
  const file = await storage.upload(sato, { bucketId, folderId: old }, 'a.txt', 'x')
  const inside = await storage.files.listFolder({ bucketId, folderId: old }, sato.call)
  expect([names(inside.path), names(inside.files)]).toEqual([['図面', '旧版'], ['a.txt']])
  expect(names((await storage.files.listFolder({ bucketId }, sato.call)).folders)).toEqual(['図面'])
  const moved = await storage.files.renameFile({ id: file.id, name: 'b.txt', folderId: drawings }, sato.call)
  expect(moved).toMatchObject({ name: 'b.txt', folderId: drawings })
  expect([await namesIn(sato, bucketId, old), await namesIn(sato, bucketId, drawings)]).toEqual([[], ['b.txt']])
  const { bucketId: elsewhere } = await storage.group('他', sato)
  const far = randomUUID()
  await storage.files.createFolder({ id: far, bucketId: elsewhere, name: '遠い' }, sato.call)
  const across = storage.files.renameFile({ id: file.id, name: 'b.txt', folderId: far }, sato.call)
  expect(await refusalOf(across)).toBe('not_found folderId')
})

test('a folder is renamed and moved with all that is in it, never into itself, and by nobody from outside', async () => {
  const { bucketId } = await storage.group('設計', sato, suzuki)
  const [drawings, old, plans] = [randomUUID(), randomUUID(), randomUUID()]
  for (const [id, name, parentId] of [
    [drawings, '図面', ''],
    [old, '旧版', drawings],
    [plans, '計画', ''],
  ] as const)
    await storage.files.createFolder({ id, bucketId, parentId, name }, sato.call)
  await storage.upload(sato, { bucketId, folderId: old }, 'a.txt', 'x')
  const change = (id: string, name: string, parentId = '', who = suzuki) =>
    storage.files.renameFolder({ id, name, parentId }, who.call)

  expect(await change(drawings, '図面集', plans)).toMatchObject({ name: '図面集', parentId: plans })
  const inside = await storage.files.listFolder({ bucketId, folderId: old }, sato.call)
  expect([names(inside.path), names(inside.files)]).toEqual([['計画', '図面集', '旧版'], ['a.txt']])
  expect(await refusalOf(change(plans, '計画', old))).toBe('folder_in_itself parentId')
  expect(await refusalOf(change(plans, '計画', plans))).toBe('folder_in_itself parentId')
  expect(await refusalOf(change(old, '計画'))).toBe('name_taken name')
  expect(await refusalOf(change(old, '../x'))).toBe('file_name name')
  expect(await refusalOf(change(old, 'x', randomUUID()))).toBe('not_found parentId')
  expect(await refusalOf(change(old, 'x', '', stranger))).toBe('not_found')
  const { bucketId: elsewhere } = await storage.group('よそ', suzuki)
  const far = randomUUID()
  await storage.files.createFolder({ id: far, bucketId: elsewhere, name: '遠い' }, suzuki.call)
  expect(await refusalOf(change(old, '旧版', far))).toBe('not_found parentId')

  // As deep as folders go: what is moved counts with all that is below it.
  let deepest = plans
  for (let depth = 2; depth <= 18; depth++) {
    const id = randomUUID()
    await storage.files.createFolder({ id, bucketId, parentId: deepest, name: `${depth}` }, sato.call)
    deepest = id
  }
  expect(await change(drawings, '図面集', deepest)).toMatchObject({ parentId: deepest })
  const top = randomUUID()
  await storage.files.createFolder({ id: top, bucketId, name: '上' }, sato.call)
  await change(drawings, '図面集', top)
  expect(await refusalOf(change(top, '上', deepest))).toBe('too_many parentId')
})

test('only an empty folder is deleted; what was deleted out of it comes back to the top', async () => {
  const { bucketId } = await storage.group('検査', sato, suzuki)
  const [outer, inner] = [randomUUID(), randomUUID()]
  await storage.files.createFolder({ id: outer, bucketId, name: '外' }, sato.call)
  await storage.files.createFolder({ id: inner, bucketId, parentId: outer, name: '中' }, sato.call)
  const { id } = await storage.upload(suzuki, { bucketId, folderId: inner }, 'a.txt', 'x')
  const remove = (folder: string, who = sato) => refusalOf(storage.files.deleteFolder({ id: folder }, who.call))
  expect(await remove(outer)).toBe('folder_not_empty')
  expect(await remove(inner)).toBe('folder_not_empty')
  expect(await remove(inner, stranger)).toBe('not_found')

  const late = await storage.begin(suzuki, { bucketId, folderId: inner }, 1, { name: 'late.txt' })
  await storage.files.deleteFile({ id, on: true }, suzuki.call)
  await storage.files.deleteFolder({ id: inner }, sato.call)
  expect(await remove(inner)).toBe('not_found id')
  await storage.files.deleteFolder({ id: outer }, sato.call)
  expect(await storage.files.deleteFile({ id, on: false }, suzuki.call)).toMatchObject({ folderId: '', deletedAt: '' })

  // What was on its way arrives all the same.
  const put = await storage.http(suzuki, late.parts[0]?.url ?? '', { method: 'PUT', body: 'x' })
  const etags = [put.headers.get('etag') ?? '']
  expect(await storage.files.completeUpload({ id: late.id, etags }, suzuki.call)).toMatchObject({ folderId: '' })
  expect(await namesIn(sato, bucketId)).toEqual(['late.txt', 'a.txt'])
})

test('a file is deleted by who uploaded it or owns the group, seen in the trash, and brought back', async () => {
  const { bucketId } = await storage.group('経理部', sato, suzuki, stranger)
  const { id } = await storage.upload(suzuki, { bucketId }, '見積.txt', 'x')
  expect(await refusalOf(storage.files.deleteFile({ id, on: true }, stranger.call))).toBe('forbidden')
  await storage.files.deleteFile({ id, on: true }, sato.call)
  expect(await namesIn(suzuki, bucketId)).toEqual([])
  const trash = await storage.files.listFolder({ bucketId, trash: true }, suzuki.call)
  expect(trash.files).toMatchObject([{ id, deletedAt: expect.stringMatching(/^20.*Z$/) }])
  expect(await refusalOf(storage.files.getFile({ id }, suzuki.call))).toBe('not_found id')
  expect(await storage.files.deleteFile({ id, on: false }, suzuki.call)).toMatchObject({ deletedAt: '' })
  expect(await namesIn(suzuki, bucketId)).toEqual(['見積.txt'])
})

test('a file is found by its name however it is typed, by its kind, and only where one may read', async () => {
  const person = await storage.person()
  const { bucketId } = await storage.group('品質', person)
  const conversationId = storage.conversation(person)
  await storage.upload(person, { bucketId }, '検査成績書_SUS304.pdf', '%PDF-1.7')
  await storage.post(person, conversationId, 'けんさ メモ.txt', 'memo')
  await storage.upload(suzuki, { bucketId: (await storage.group('別', suzuki)).bucketId }, '検査.txt', 'x')
  const search = async (request: object, who = person) =>
    names((await storage.files.searchFiles({ limit: 10, ...request }, who.call)).files)
  expect(await search({ text: '検査' })).toEqual(['検査成績書_SUS304.pdf'])
  expect(await search({ text: 'ｓｕｓ３０４' })).toEqual(['検査成績書_SUS304.pdf'])
  expect(await search({ text: 'ケンサ' })).toEqual(['けんさ メモ.txt'])
  expect(await search({ contentType: 'application/pdf' })).toEqual(['検査成績書_SUS304.pdf'])
  expect(await search({ bucketId })).toEqual(['検査成績書_SUS304.pdf'])
  expect(await search({ text: '%' })).toEqual([])
  expect(await search({}, await storage.person('mori-foods'))).toEqual([])
  expect(await refusalOf(search({ bucketId }, stranger))).toBe('not_found')
  expect(await refusalOf(search({ contentType: "' or 1=1" }))).toBe('invalid contentType')
  expect(await refusalOf(search({ text: 'a\0' }))).toBe('invalid text')
  const first = await storage.files.searchFiles({ limit: 1 }, person.call)
  const second = await storage.files.searchFiles({ limit: 1, cursor: first.cursor }, person.call)
  expect([...names(first.files), ...names(second.files), second.cursor]).toEqual([
    'けんさ メモ.txt',
    '検査成績書_SUS304.pdf',
    '',
  ])
  expect(await refusalOf(search({ cursor: '1 or 1=1' }))).toBe('invalid cursor')
})

test('lists are in the order in which files came, however many there are', async () => {
  const person = await storage.person()
  const { bucketId } = await storage.group('多い', person)
  const order = Array.from({ length: 12 }, (_, index) => `${index}.txt`)
  for (const name of order) await storage.upload(person, { bucketId }, name, 'x')
  expect(await namesIn(person, bucketId)).toEqual(order.toReversed())
  const first = await storage.files.searchFiles({ bucketId, limit: 5 }, person.call)
  const rest = await storage.files.searchFiles({ bucketId, limit: 10, cursor: first.cursor }, person.call)
  expect([...names(first.files), ...names(rest.files)]).toEqual(order.toReversed())
})

test('attached may be what its author uploaded into this very conversation, and all of it or nothing', async () => {
  const conversationId = storage.conversation(sato, suzuki)
  const other = storage.conversation(sato)
  const mine = await storage.upload(sato, { conversationId }, 'mine.txt', 'x')
  const theirs = await storage.upload(suzuki, { conversationId }, 'theirs.txt', 'x')
  const elsewhere = await storage.upload(sato, { conversationId: other }, 'elsewhere.txt', 'x')
  const resolve = (fileIds: string[], by = sato, service = 'channel') =>
    refusalOf(storage.resolve({ service, conversationId, memberId: by.principal.subject, fileIds }))
  for (const id of [theirs.id, elsewhere.id, randomUUID()]) expect(await resolve([mine.id, id])).toBe('invalid fileIds')
  expect(await resolve([mine.id], sato, 'chat')).toBe('invalid fileIds')
  // None of those asked for together with a wrong one was shared.
  expect(await refusalOf(storage.files.getFile({ id: mine.id }, suzuki.call))).toBe('not_found id')
  expect(await resolve([mine.id])).toContain(`"fileId":"${mine.id}","name":"mine.txt"`)
  expect(await storage.files.getFile({ id: mine.id }, suzuki.call)).toMatchObject({ name: 'mine.txt' })
  // For services only.
  const asked = { service: 'channel', conversationId, memberId: sato.principal.subject, fileIds: [mine.id] }
  expect(await refusalOf(storage.files.resolveAttachments(asked, sato.call))).toBe('forbidden')
})

test('what is over is cleared away with its bytes, and what is not stays', async () => {
  const { bucketId, ...group } = await storage.group('解散', sato)
  const gone = await storage.upload(sato, { bucketId }, 'gone.txt', 'x')
  const conversationId = storage.conversation(sato)
  const kept = await storage.post(sato, conversationId, 'kept.txt', 'kept')
  const trashed = await storage.post(sato, conversationId, 'trashed.txt', 'trash')
  const unsent = await storage.upload(sato, { conversationId }, 'unsent.txt', 'x')
  const late = await storage.begin(sato, { conversationId }, 10)
  await storage.files.deleteFile({ id: trashed.id, on: true }, sato.call)
  await storage.removeGroup({ bucketId, ...group })
  const age = (statement: ReturnType<typeof sql>) => storage.inDatabase(ACME, tx => tx.execute(statement))
  await age(sql`update files set deleted_at = now() - interval '31 days' where id = ${trashed.id}`)
  await age(sql`update files set uploaded_at = now() - interval '31 days' where id in (${unsent.id}, ${kept.id})`)
  await age(sql`update buckets set removed_at = now() - interval '31 days' where id = ${bucketId}`)
  await age(sql`update uploads set expires_at = now() - interval '2 hours' where id = ${late.id}`)
  expect(await refusalOf(storage.files.deleteFile({ id: trashed.id, on: false }, sato.call))).toBe('not_found id')
  const keys = await storage.objects()
  await storage.service.sweep(ACME)
  const left = await storage.inDatabase(ACME, tx => tx.execute(sql`select id from files`))
  const ids = left.rows.map(row => row.id)
  expect([gone.id, trashed.id, unsent.id].filter(id => ids.includes(id))).toEqual([])
  expect(ids).toContain(kept.id)
  expect(keys.length - (await storage.objects()).length).toBe(3)
  expect((await storage.http(sato, `/api/files/${kept.id}/original`)).status).toBe(200)
  expect(await refusalOf(storage.files.getUpload({ id: late.id }, sato.call))).toBe('upload_over id')
  const buckets = await storage.inDatabase(ACME, tx =>
    tx.execute(sql`select used_bytes from buckets where id = ${bucketId} or owner_id = ${conversationId}`),
  )
  expect(buckets.rows).toEqual([{ used_bytes: '4' }])
})
