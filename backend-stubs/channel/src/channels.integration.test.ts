import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChannelHouse, refusal, refusals, type Somebody } from './channel-house.fixture.ts'

let house: Awaited<ReturnType<typeof openChannelHouse>>
let owner: Somebody
let colleague: Somebody
let outsider: Somebody

beforeAll(async () => {
  house = await openChannelHouse()
  owner = await house.person()
  colleague = await house.person('orders')
  // An administrator, too, reads only what they are in.
  outsider = await house.person('admin')
})

afterAll(() => house?.close())

const post = (conversationId: string, by: Somebody) =>
  house.conversations.postMessage({ id: randomUUID(), conversationId, body: 'こんにちは' }, by.call)

async function newChannel(open: boolean, memberIds: string[] = []) {
  const request = { id: randomUUID(), name: `工程会議 ${randomUUID()}`, open, memberIds }
  return house.channels.createChannel(request, owner.call)
}

test('a channel that is not open is known to its members alone', async () => {
  const { id, mine, memberCount } = await newChannel(false, [colleague.id])
  expect({ mine, memberCount }).toMatchObject({ mine: { member: true, role: 'owner' }, memberCount: 2 })
  await post(id, colleague)
  const answers = await refusals([
    house.conversations.getConversation({ id }, outsider.call),
    house.conversations.listMessages({ conversationId: id }, outsider.call),
    post(id, outsider),
    house.channels.joinChannel({ id }, outsider.call),
    house.channels.addChannelMembers({ id, memberIds: [outsider.id] }, outsider.call),
    house.channels.archiveChannel({ id, on: true }, outsider.call),
  ])
  for (const answer of answers) expect(answer).toMatch(/^not_found /)
  const { channels } = await house.channels.browseChannels({}, outsider.call)
  expect(channels.map(channel => channel.id)).not.toContain(id)
})

test('the id of somebody else’s channel gives nothing away and changes nothing', async () => {
  const { id, name } = await newChannel(false)
  const forged = { id, name: `別の ${randomUUID()}`, open: true, memberIds: [outsider.id] }
  expect(await refusal(house.channels.createChannel(forged, outsider.call))).toBe('not_found id')
  const stranger = await house.person('sales', 'mori-foods')
  expect(await refusal(house.conversations.getConversation({ id }, stranger.call))).toMatch(/^not_found /)
  expect(await house.conversations.getConversation({ id }, owner.call)).toMatchObject({
    name,
    memberCount: 1,
    open: false,
  })
})

test('made twice with the same id, a channel is there once', async () => {
  const request = { id: randomUUID(), name: `二度 ${randomUUID()}`, memberIds: [colleague.id] }
  const first = await house.channels.createChannel(request, owner.call)
  expect(await house.channels.createChannel(request, owner.call)).toEqual(first)
})

test('two channels never have the same name, in whatever width or case, until one is archived', async () => {
  const name = `Ｋaizen ${randomUUID()}`
  const { id } = await house.channels.createChannel({ id: randomUUID(), name }, owner.call)
  const again = { id: randomUUID(), name: name.normalize('NFKC').toUpperCase() }
  expect(await refusal(house.channels.createChannel(again, colleague.call))).toBe('name_taken name')
  await house.channels.archiveChannel({ id, on: true }, owner.call)
  await house.channels.createChannel(again, colleague.call)
  expect(await refusal(house.channels.archiveChannel({ id, on: false }, owner.call))).toBe('name_taken name')
})

test('an open channel is found and read by everybody, and written in by who has joined', async () => {
  const { id, name } = await newChannel(true)
  const { channels } = await house.channels.browseChannels({ text: name }, outsider.call)
  expect(channels).toMatchObject([{ id, mine: { member: false } }])
  expect(await refusal(post(id, outsider))).toMatch(/^join_first /)
  expect(await house.channels.joinChannel({ id }, outsider.call)).toMatchObject({
    memberCount: 2,
    mine: { member: true },
  })
  await post(id, outsider)
  expect(await house.channels.leaveChannel({ id }, outsider.call)).toMatchObject({
    memberCount: 1,
    mine: { member: false },
  })
  expect(await refusal(post(id, outsider))).toMatch(/^join_first /)
})

test('who is removed reads nothing more, and only owners remove others', async () => {
  const { id } = await newChannel(false, [colleague.id])
  const third = await house.person()
  expect(await house.channels.addChannelMembers({ id, memberIds: [third.id] }, colleague.call)).toMatchObject({
    memberCount: 3,
  })
  const removal = { id, memberId: third.id }
  expect(await refusal(house.channels.removeChannelMember(removal, colleague.call))).toBe('forbidden id')
  expect(await house.channels.removeChannelMember(removal, owner.call)).toMatchObject({ memberCount: 2 })
  expect(await refusal(house.conversations.listMessages({ conversationId: id }, third.call))).toMatch(/^not_found /)
  expect(await house.channels.leaveChannel({ id }, colleague.call)).toMatchObject({ mine: { member: false } })
  expect(await refusal(house.conversations.getConversation({ id }, colleague.call))).toMatch(/^not_found /)
})

test('names and topics are changed by owners; in an archived channel nothing is', async () => {
  const { id } = await newChannel(false, [colleague.id])
  const name = `改名 ${randomUUID()}`
  expect(await refusal(house.channels.updateChannel({ id, name }, colleague.call))).toBe('forbidden id')
  expect(await house.channels.updateChannel({ id, name, topic: '毎週月曜' }, owner.call)).toMatchObject({
    name,
    topic: '毎週月曜',
  })
  expect(await house.channels.archiveChannel({ id, on: true }, owner.call)).toMatchObject({ archived: true })
  expect(await refusal(post(id, colleague))).toMatch(/^conversation_archived/)
  expect(await refusal(house.channels.updateChannel({ id, name: '別名' }, owner.call))).toBe('conversation_archived id')
  await house.channels.archiveChannel({ id, on: false }, owner.call)
  await post(id, colleague)
})

test('only people of the tenant become members, and not too many at once', async () => {
  const make = (memberIds: string[], name = `誰 ${randomUUID()}`) =>
    refusal(house.channels.createChannel({ id: randomUUID(), name, memberIds }, owner.call))
  expect(await make([randomUUID()])).toBe('unknown_member memberIds')
  expect(await make(['root'])).toBe('invalid memberIds[0]')
  expect(await make(Array.from({ length: 201 }, () => colleague.id))).toBe('too_many memberIds')
  expect(await make([], ' ')).toBe('required name')
  expect(await make([], '長'.repeat(81))).toBe('too_long name')
})
