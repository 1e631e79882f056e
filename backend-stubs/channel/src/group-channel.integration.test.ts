import { randomUUID } from 'node:crypto'
import {
  CloseDefaultChannelSchema,
  CreateDefaultChannelSchema,
  RemoveDefaultChannelSchema,
  ReopenDefaultChannelSchema,
} from '@torrent/contracts/channel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, openChannelHouse, refusal, refusals, type Somebody } from './channel-house.fixture.ts'

let house: Awaited<ReturnType<typeof openChannelHouse>>
let owner: Somebody
let member: Somebody
let other: Somebody

beforeAll(async () => {
  house = await openChannelHouse()
  ;[owner, member, other] = [await house.person(), await house.person(), await house.person()]
})

afterAll(() => house?.close())

const seenBy = (id: string, somebody: Somebody) => house.conversations.getConversation({ id }, somebody.call)
const membersOf = async (id: string) =>
  (await house.conversations.listMembers({ conversationId: id }, owner.call)).members
    .map(({ person, role }) => `${person?.id} ${role}`)
    .sort()

async function madeFor(groupId: string) {
  const id = randomUUID()
  const command = { id, groupId, name: '営業部', open: false, memberIds: [owner.id, member.id], ownerId: owner.id }
  await house.step(CreateDefaultChannelSchema, command)
  await eventually(() => seenBy(id, owner))
  return { id, command }
}

test('the default channel of a group has its members, whom only the group changes', async () => {
  const groupId = randomUUID()
  const { id } = await madeFor(groupId)
  expect(await membersOf(id)).toEqual([`${owner.id} owner`, `${member.id} member`].sort())
  const answers = await refusals([
    house.channels.leaveChannel({ id }, member.call),
    house.channels.addChannelMembers({ id, memberIds: [other.id] }, owner.call),
    house.channels.removeChannelMember({ id, memberId: member.id }, owner.call),
    house.channels.archiveChannel({ id, on: true }, owner.call),
    house.channels.updateChannel({ id, name: '別の名前' }, owner.call),
  ])
  for (const answer of answers) expect(answer).toMatch(/^group_decides/)
  expect(await house.channels.updateChannel({ id, name: '営業部', topic: '朝会は9時' }, owner.call)).toMatchObject({
    topic: '朝会は9時',
  })

  await house.groupTells('joined', groupId, [other.id])
  await eventually(() => seenBy(id, other))
  await house.groupTells('expelled', groupId, [member.id])
  await eventually(async () => expect(await refusal(seenBy(id, member))).toMatch(/^not_found /))
  expect(await membersOf(id)).toEqual([`${owner.id} owner`, `${other.id} member`].sort())
})

test('it is called after its group and as open as it', async () => {
  const groupId = randomUUID()
  const { id } = await madeFor(groupId)
  expect(await refusal(seenBy(id, other))).toMatch(/^not_found /)
  await house.groupTells('changed', groupId, [], { name: '第一営業部', open: true })
  await eventually(async () => expect(await seenBy(id, other)).toMatchObject({ name: '第一営業部', open: true }))
  expect(await refusal(house.channels.joinChannel({ id }, other.call))).toBe('group_decides id')
})

test('a step that comes again changes nothing, and what undoes it takes away no other channel', async () => {
  const groupId = randomUUID()
  const { id, command } = await madeFor(groupId)
  await house.step(CreateDefaultChannelSchema, { ...command, memberIds: [owner.id, other.id] })
  await house.step(RemoveDefaultChannelSchema, { id, groupId: randomUUID() })
  const free = await house.channels.createChannel({ id: randomUUID(), name: `自由 ${randomUUID()}` }, owner.call)
  await house.step(RemoveDefaultChannelSchema, { id: free.id, groupId })
  await house.groupTells('changed', groupId, [], { name: '順番の目印' })
  await eventually(async () => expect(await seenBy(id, owner)).toMatchObject({ name: '順番の目印', memberCount: 2 }))
  await house.step(RemoveDefaultChannelSchema, { id, groupId })
  await eventually(async () => expect(await refusal(seenBy(id, owner))).toMatch(/^not_found /))
  expect(await seenBy(free.id, owner)).toMatchObject({ id: free.id })
})

test('whoever owns the group owns its channel, and nobody else does', async () => {
  const groupId = randomUUID()
  const { id } = await madeFor(groupId)
  const rename = (somebody: Somebody, topic: string) =>
    refusal(house.channels.updateChannel({ id, name: '営業部', topic }, somebody.call))
  expect(await rename(member, 'まだ')).toBe('forbidden id')
  const seq = (await seenBy(id, member)).lastSeq
  await house.groupTells('changed', groupId, [], {}, [member.id])
  await eventually(async () => expect((await seenBy(id, member)).mine?.role).toBe('owner'))
  expect(await membersOf(id)).toEqual([`${owner.id} member`, `${member.id} owner`].sort())
  expect(await rename(member, '新しい担当')).toBeUndefined()
  expect(await rename(owner, 'もう違う')).toBe('forbidden id')
  // Both hear of it, and everybody's list of members is known to be another.
  for (const somebody of [owner, member]) {
    const { personal } = await house.conversations.sync({ personalAfter: 0, conversations: [] }, somebody.call)
    expect(personal.filter(({ conversationId }) => conversationId === id).at(-1)).toMatchObject({ type: 'added' })
  }
  const asked = { personalAfter: -1, conversations: [{ conversationId: id, afterSeq: seq }] }
  const { conversations } = await house.conversations.sync(asked, owner.call)
  expect(conversations[0]?.events.map(({ type, topic }) => `${type} ${topic}`)).toEqual([
    'changed ',
    'changed 新しい担当',
  ])

  // Whoever takes over from somebody who left, and one who joins as an owner, too.
  await house.groupTells('left', groupId, [member.id], {}, [owner.id])
  await house.groupTells('joined', groupId, [other.id], {}, [other.id, owner.id])
  await eventually(async () => expect(await membersOf(id)).toEqual([`${owner.id} owner`, `${other.id} owner`].sort()))
  // An event of before owners were told takes nothing from anybody.
  await house.groupTells('changed', groupId, [], { name: '目印' })
  await eventually(async () => expect(await seenBy(id, owner)).toMatchObject({ name: '目印', mine: { role: 'owner' } }))
})

test('the channel of a group that is removed is archived and stays readable; its owners may bring it back', async () => {
  const groupId = randomUUID()
  const { id } = await madeFor(groupId)
  const post = () =>
    house.conversations.postMessage({ id: randomUUID(), conversationId: id, body: '最後の一言' }, member.call)
  await post()
  await house.step(CloseDefaultChannelSchema, { id, groupId: randomUUID() })
  await house.step(CloseDefaultChannelSchema, { id, groupId })
  await eventually(async () => expect((await seenBy(id, member)).archived).toBe(true))
  expect(await refusal(post())).toMatch(/^conversation_archived/)
  await house.step(ReopenDefaultChannelSchema, { id, groupId })
  await eventually(async () => expect((await seenBy(id, member)).archived).toBe(false))
  await house.step(CloseDefaultChannelSchema, { id, groupId })
  await house.groupTells('removed', groupId, [])
  await eventually(async () => expect(await seenBy(id, member)).toMatchObject({ archived: true, groupId: '' }))
  const { messages } = await house.conversations.listMessages({ conversationId: id }, member.call)
  expect(messages.map(({ body }) => body)).toEqual(['最後の一言'])
  expect(await refusal(house.channels.archiveChannel({ id, on: false }, member.call))).toBe('forbidden id')
  expect(await house.channels.archiveChannel({ id, on: false }, owner.call)).toMatchObject({ archived: false })
  await post()
})
