import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, openChannelHouse, refusal, refusals, type Somebody } from './channel-house.fixture.ts'

let house: Awaited<ReturnType<typeof openChannelHouse>>
let clerk: Somebody
let approver: Somebody
let warehouse: Somebody

beforeAll(async () => {
  house = await openChannelHouse()
  clerk = await house.person('sales')
  approver = await house.person('approver')
  // May not read quotes.
  warehouse = await house.person('shipping')
})

afterAll(() => house?.close())

const quote = (id: string, status: string, version: number) => ({
  ...{ kind: 'quote', id, number: 'Q-2026-00007', title: '鋼材一式', status, version },
})
const open = (id: string, by: Somebody) => house.channels.openDiscussion({ kind: 'quote', id }, by.call)
const postings = async (conversationId: string) =>
  (await house.conversations.listMessages({ conversationId }, approver.call)).messages.map(
    ({ document, author }) => `${author?.name}: ${document?.change} ${document?.status} ${document?.note}`,
  )

test('what happens to a document is posted into its discussion, once, by who did it', async () => {
  const id = randomUUID()
  const submitted = randomUUID()
  await house.documentTells({ type: 'created' }, quote(id, 'draft', 1), clerk)
  await house.documentTells({ type: 'edited' }, quote(id, 'draft', 2), clerk)
  for (let times = 0; times < 2; times += 1)
    await house.documentTells({ type: 'submitted', note: '至急' }, quote(id, 'submitted', 3), clerk, submitted)
  const actor = { id: approver.id, name: approver.name }
  await house.documentTells({ type: 'approved', actor: actor as never }, quote(id, 'approved', 4), clerk)
  const discussion = await eventually(async () => {
    const found = await open(id, approver)
    expect(found.lastSeq).toBeGreaterThanOrEqual(4)
    return found
  })
  expect(discussion).toMatchObject({
    ...{ kind: 'document', documentKind: 'quote', documentId: id, documentNumber: 'Q-2026-00007' },
    ...{ name: 'Q-2026-00007 鋼材一式', memberCount: 1, mine: { member: false } },
  })
  expect(await postings(discussion.id)).toEqual([
    `${clerk.name}: created draft `,
    `${clerk.name}: submitted submitted 至急`,
    `${approver.name}: approved approved `,
  ])
  // Who made the document follows what is said about it.
  expect(await open(id, clerk)).toMatchObject({ mine: { member: true, level: 'all' } })
})

test('it can be opened before anything was told of the document, and is the same then', async () => {
  const id = randomUUID()
  expect(await refusal(open(id, clerk))).toBe('not_found id')
  house.documents.set(id, { ...quote(id, 'draft', 1), owner: { id: clerk.id, name: clerk.name } as never })
  const discussion = await open(id, approver)
  await house.documentTells({ type: 'created' }, quote(id, 'draft', 1), clerk)
  await eventually(async () => expect(await postings(discussion.id)).toHaveLength(1))
  expect((await open(id, clerk)).id).toBe(discussion.id)
})

test('who may read the document talks about it, and nobody else knows of it', async () => {
  const id = randomUUID()
  house.documents.set(id, { ...quote(id, 'draft', 1), owner: { id: clerk.id, name: clerk.name } as never })
  const { id: conversationId } = await open(id, clerk)
  const message = { id: randomUUID(), conversationId, body: '値引きできますか？' }
  await house.conversations.postMessage(message, approver.call)
  expect(await open(id, approver)).toMatchObject({ memberCount: 2, mine: { member: true } })
  expect(await refusal(open(id, warehouse))).toBe('forbidden ')
  const answers = await refusals([
    house.conversations.getConversation({ id: conversationId }, warehouse.call),
    house.conversations.postMessage({ ...message, id: randomUUID() }, warehouse.call),
    house.channels.joinChannel({ id: conversationId }, warehouse.call),
  ])
  for (const answer of answers) expect(answer).toMatch(/^not_found /)
  const found = await house.conversations.searchMessages({ text: '値引き' }, warehouse.call)
  expect(found.found).toEqual([])
  expect(await refusal(open('x', clerk))).toBe('not_found id')
  expect(await refusal(house.channels.openDiscussion({ kind: 'payslip', id }, clerk.call))).toBe('forbidden ')
})

test('a discussion is no channel: it is not renamed, archived or filled with people', async () => {
  const id = randomUUID()
  house.documents.set(id, { ...quote(id, 'draft', 1), owner: { id: clerk.id, name: clerk.name } as never })
  const discussion = await open(id, clerk)
  const admin = await house.person('admin')
  const answers = await refusals([
    house.channels.updateChannel({ id: discussion.id, name: '別名' }, admin.call),
    house.channels.archiveChannel({ id: discussion.id, on: true }, admin.call),
    house.channels.addChannelMembers({ id: discussion.id, memberIds: [warehouse.id] }, admin.call),
  ])
  for (const answer of answers) expect(answer).toBe('not_found id')
})
