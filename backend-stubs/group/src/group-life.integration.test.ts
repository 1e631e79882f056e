import { randomUUID } from 'node:crypto'
import {
  AddGroupMembersSchema,
  ChangeGroupRoleSchema,
  CreateGroupSchema,
  ExpelGroupMemberSchema,
  JoinGroupSchema,
  LeaveGroupSchema,
  UpdateGroupSchema,
} from '@torrent/contracts/group'
import { type Refused, serviceToken } from '@torrent/service-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GroupHouse, openGroupHouse, type Somebody } from './group-house.fixture.ts'

const [ACME, MORI] = ['acme-metal', 'mori-foods']

let house: GroupHouse
let owner: Somebody
let member: Somebody
let outsider: Somebody
let admin: Somebody
let stranger: Somebody

beforeAll(async () => {
  house = await openGroupHouse(ACME, MORI)
  await house.start()
  ;[owner, member, outsider, admin, stranger] = await Promise.all([
    house.person(ACME, 'sales', '所有者'),
    house.person(ACME, 'orders', '部員'),
    house.person(ACME, 'shipping', '部外者'),
    house.person(ACME, 'admin', '管理者'),
    house.person(MORI, 'admin', '他社'),
  ])
})
afterAll(() => house?.close())

/** A group of the owner's with the member in it. */
async function group(facts: { open?: boolean; parentId?: string; name?: string } = {}) {
  const wish = { id: randomUUID(), name: `班 ${randomUUID()}`, open: true, memberIds: [member.id], ...facts }
  expect(await owner.tries(CreateGroupSchema, wish)).toMatchObject({ state: 'succeeded' })
  return { ...wish, description: '', tags: [], parentId: facts.parentId ?? '' }
}
const codeOf = async (work: Promise<{ state: string; error?: { code: string } | undefined }>) => {
  const { state, error } = await work
  return error?.code ?? state
}
const inside = async (groupId: string) =>
  (await house.groups.listGroupMembers({ groupId }, owner.call)).members.map(
    ({ memberId, role }) => `${memberId} ${role}`,
  )
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Refused) => error.code,
  )

test('an open group is joined and left by anybody of the company, and each is told of once', async () => {
  const { id } = await group()
  expect(await codeOf(outsider.tries(JoinGroupSchema, { id }))).toBe('succeeded')
  expect(await codeOf(outsider.tries(JoinGroupSchema, { id }))).toBe('succeeded')
  expect(await inside(id)).toEqual(expect.arrayContaining([`${outsider.id} member`]))
  expect(await codeOf(outsider.tries(LeaveGroupSchema, { id }))).toBe('succeeded')
  expect(await codeOf(outsider.tries(LeaveGroupSchema, { id }))).toBe('succeeded')
  expect(await inside(id)).toEqual([`${owner.id} owner`, `${member.id} member`])
  await expect
    .poll(() => house.eventsOf(id).map(({ type, memberIds, actorId }) => [type, memberIds, actorId]))
    .toEqual([
      ['created', [owner.id, member.id], owner.id],
      ['joined', [outsider.id], outsider.id],
      ['left', [outsider.id], outsider.id],
    ])
})

test('a closed group is unknown to who is not in it, an administrator included', async () => {
  const { id, name } = await group({ open: false })
  for (const person of [outsider, admin, stranger]) {
    expect(await refusal(house.groups.getGroup({ id }, person.call))).toBe('not_found')
    expect(await refusal(house.groups.listGroupMembers({ groupId: id }, person.call))).toBe('not_found')
    expect((await house.groups.listGroups({ text: name }, person.call)).groups).toEqual([])
    expect(await codeOf(person.tries(JoinGroupSchema, { id }))).toBe('not_found')
    expect(await codeOf(person.tries(LeaveGroupSchema, { id }))).toBe('not_found')
    expect(await codeOf(person.tries(AddGroupMembersSchema, { id, memberIds: [person.id] }))).toBe('not_found')
    expect(await codeOf(person.tries(ExpelGroupMemberSchema, { id, memberId: member.id }))).toBe('not_found')
    expect(await codeOf(person.tries(ChangeGroupRoleSchema, { id, memberId: member.id, role: 'owner' }))).toBe(
      'not_found',
    )
  }
  expect(await inside(id)).toHaveLength(2)
  expect((await house.groups.getGroup({ id }, member.call)).mine).toBe('member')
})

test('who is not its owner changes nothing of a group, in it or not', async () => {
  const wish = await group()
  for (const person of [member, outsider]) {
    const { id } = wish
    expect(await codeOf(person.tries(UpdateGroupSchema, { ...wish, baseVersion: 1, name: 'x' }))).toBe('forbidden')
    expect(await codeOf(person.tries(AddGroupMembersSchema, { id, memberIds: [outsider.id] }))).toBe('forbidden')
    expect(await codeOf(person.tries(ExpelGroupMemberSchema, { id, memberId: owner.id }))).toBe('forbidden')
    expect(await codeOf(person.tries(ChangeGroupRoleSchema, { id, memberId: person.id, role: 'owner' }))).toBe(
      'forbidden',
    )
  }
  expect(await inside(wish.id)).toEqual([`${owner.id} owner`, `${member.id} member`])
})

test('an owner adds and expels, and so may who manages groups', async () => {
  const { id } = await group()
  expect(await codeOf(owner.tries(AddGroupMembersSchema, { id, memberIds: [outsider.id, member.id] }))).toBe(
    'succeeded',
  )
  expect(await inside(id)).toHaveLength(3)
  expect(await codeOf(owner.tries(AddGroupMembersSchema, { id, memberIds: [stranger.id] }))).toBe('unknown_member')
  expect(await codeOf(admin.tries(ExpelGroupMemberSchema, { id, memberId: outsider.id }))).toBe('succeeded')
  expect(await inside(id)).toEqual([`${owner.id} owner`, `${member.id} member`])
  await expect
    .poll(() =>
      house
        .eventsOf(id)
        .slice(1)
        .map(({ type, memberIds, actorId }) => [type, memberIds, actorId]),
    )
    .toEqual([
      ['joined', [outsider.id], owner.id],
      ['expelled', [outsider.id], admin.id],
    ])
})

test('a group always has an owner', async () => {
  const { id } = await group()
  expect(await codeOf(owner.tries(LeaveGroupSchema, { id }))).toBe('last_owner')
  expect(await codeOf(admin.tries(ExpelGroupMemberSchema, { id, memberId: owner.id }))).toBe('last_owner')
  expect(await codeOf(owner.tries(ChangeGroupRoleSchema, { id, memberId: owner.id, role: 'member' }))).toBe(
    'last_owner',
  )
  expect(await codeOf(owner.tries(ChangeGroupRoleSchema, { id, memberId: member.id, role: 'king' }))).toBe('invalid')
  expect(await codeOf(owner.tries(ChangeGroupRoleSchema, { id, memberId: outsider.id, role: 'owner' }))).toBe(
    'unknown_member',
  )
  expect(await codeOf(owner.tries(ChangeGroupRoleSchema, { id, memberId: member.id, role: 'owner' }))).toBe('succeeded')
  // Of two owners who leave at the same moment, one stays.
  const left = await Promise.all([owner, member].map(person => codeOf(person.tries(LeaveGroupSchema, { id }))))
  expect(left.sort()).toEqual(['last_owner', 'succeeded'])
})

test('when the last owner is no member any more, who has been in the group longest owns it', async () => {
  const leaver = await house.person(ACME)
  const { id } = await group()
  await owner.tries(AddGroupMembersSchema, { id, memberIds: [leaver.id] })
  await owner.tries(ChangeGroupRoleSchema, { id, memberId: leaver.id, role: 'owner' })
  await owner.tries(LeaveGroupSchema, { id })
  await house.told('removed', ACME, leaver.id)
  await expect.poll(async () => (await house.groups.getGroup({ id }, member.call)).mine).toBe('owner')
  await expect.poll(() => house.eventsOf(id).at(-1)).toMatchObject({ type: 'left', memberIds: [leaver.id] })
  expect(await codeOf(member.tries(AddGroupMembersSchema, { id, memberIds: [leaver.id] }))).toBe('unknown_member')
})

test('everybody stays in the group of all hands, which stays open and at the top', async () => {
  const { groups } = await house.groups.listGroups({}, admin.call)
  const all = groups.find(({ allHands }) => allHands)
  if (!all) throw new Error('no group of all hands')
  const { id, name, version } = all
  const same = { id, name, description: 'お知らせ', parentId: '', tags: [], open: true, baseVersion: version }
  expect(await codeOf(admin.tries(LeaveGroupSchema, { id }))).toBe('all_hands')
  expect(await codeOf(admin.tries(ExpelGroupMemberSchema, { id, memberId: member.id }))).toBe('all_hands')
  const other = await group()
  expect(await codeOf(admin.tries(UpdateGroupSchema, { ...same, parentId: other.id }))).toBe('all_hands')
  expect(await codeOf(admin.tries(UpdateGroupSchema, { ...same, open: false }))).toBe('all_hands')
  expect(await codeOf(owner.tries(UpdateGroupSchema, same))).toBe('forbidden')
  expect(await codeOf(admin.tries(UpdateGroupSchema, same))).toBe('succeeded')
})

test('a change says on which version it is based, and a group is never below itself', async () => {
  const top = await group()
  const middle = await group({ parentId: top.id })
  const low = await group({ parentId: middle.id })
  expect(await codeOf(owner.tries(UpdateGroupSchema, { ...top, baseVersion: 1, parentId: low.id }))).toBe(
    'below_itself',
  )
  expect(await codeOf(owner.tries(UpdateGroupSchema, { ...top, baseVersion: 1, parentId: top.id }))).toBe(
    'below_itself',
  )
  expect(await codeOf(owner.tries(UpdateGroupSchema, { ...top, baseVersion: 7 }))).toBe('conflict')
  expect(await codeOf(owner.tries(UpdateGroupSchema, { ...low, baseVersion: 1, parentId: '' }))).toBe('succeeded')
  expect(await codeOf(owner.tries(UpdateGroupSchema, { ...top, baseVersion: 1, parentId: low.id }))).toBe('succeeded')
  expect(
    await codeOf(owner.tries(UpdateGroupSchema, { ...top, baseVersion: 2, name: middle.name, parentId: low.id })),
  ).toBe('succeeded')
  expect(await house.groups.getGroup({ id: top.id }, owner.call)).toMatchObject({ version: 3, parentId: low.id })
})

test('two moves at the same moment never make a ring', async () => {
  const [a, b] = [await group(), await group()]
  const ended = await Promise.all([
    codeOf(owner.tries(UpdateGroupSchema, { ...a, baseVersion: 1, parentId: b.id })),
    codeOf(owner.tries(UpdateGroupSchema, { ...b, baseVersion: 1, parentId: a.id })),
  ])
  expect(ended.sort()).toEqual(['below_itself', 'succeeded'])
})

test('groups are found by name and tag, however they are typed', async () => {
  const word = randomUUID().slice(0, 8)
  const wish = { id: randomUUID(), name: `東日本（${word}）`, tags: [`ハガネ${word}`], open: true }
  await owner.tries(CreateGroupSchema, wish)
  for (const text of [word, word.toUpperCase(), `東日本 ${word}`, `はがね${word}`])
    expect((await house.groups.listGroups({ text }, outsider.call)).groups.map(({ id }) => id)).toEqual([wish.id])
  expect((await house.groups.listGroups({ text: word }, stranger.call)).groups).toEqual([])
})

test('only services ask for whether somebody is in a group', async () => {
  const { id } = await group({ open: false })
  const asked = { groupId: id, memberId: owner.id }
  expect(await refusal(house.groups.checkMembership(asked, admin.call))).toBe('forbidden')
  const as = async (tenant: string) => ({ token: await serviceToken(house.internalKey, 'storage', tenant) })
  expect(await house.groups.checkMembership(asked, await as(ACME))).toMatchObject({ member: true, owner: true })
  expect(await house.groups.checkMembership({ ...asked, memberId: outsider.id }, await as(ACME))).toMatchObject({
    member: false,
  })
  expect(await house.groups.checkMembership(asked, await as(MORI))).toMatchObject({ member: false, owner: false })
})
