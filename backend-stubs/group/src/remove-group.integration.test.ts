import { randomUUID } from 'node:crypto'
import {
  AddGroupMembersSchema,
  ChangeGroupRoleSchema,
  CreateGroupSchema,
  JoinGroupSchema,
  LeaveGroupSchema,
  RemoveGroupSchema,
  UpdateGroupSchema,
} from '@torrent/contracts/group'
import { Refused } from '@torrent/service-kit'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type GroupHouse, openGroupHouse, type Partner, type Somebody } from './group-house.fixture.ts'

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
    house.person(ACME),
    house.person(ACME, 'orders'),
    house.person(ACME, 'shipping'),
    house.person(ACME, 'admin'),
    house.person(MORI, 'admin'),
  ])
})
afterAll(() => house?.close())
afterEach(() => house.refusals.clear())

/** A group of the owner's with the member in it. */
async function group(facts: { open?: boolean; parentId?: string } = {}) {
  const wish = { id: randomUUID(), name: `班 ${randomUUID()}`, open: true, memberIds: [member.id], ...facts }
  expect(await owner.tries(CreateGroupSchema, wish)).toMatchObject({ state: 'succeeded' })
  return wish
}
const removed = (person: Somebody, id: string, baseVersion = 1) => person.tries(RemoveGroupSchema, { id, baseVersion })
const codeOf = async (work: Promise<{ state: string; error?: { code: string } | undefined }>) => {
  const { state, error } = await work
  return error?.code ?? state
}
const closedOf = (id: string) => [...house.closed].filter(part => part.endsWith(id)).map(part => part.split(' ')[0])
const seen = (id: string, person = member) => house.groups.getGroup({ id }, person.call)
const told = (id: string) => house.eventsOf(id).map(({ type }) => type)

test('a group goes with its channel, its room and its bucket, and the job tells of each step', async () => {
  const { id, name } = await group()
  const report = await removed(owner, id)
  expect(report).toMatchObject({ state: 'succeeded', result: { kind: 'group', id, number: name } })
  expect(report.steps.map(step => `${step.name} ${step.state}`)).toEqual(
    ['closing', 'channel', 'room', 'bucket', 'gone'].map(step => `${step} done`),
  )
  // Closed and not taken away: what was said and sent is still there.
  expect(closedOf(id)).toEqual(['channel', 'chat', 'storage'])
  expect([...house.there].filter(part => part.endsWith(id))).toHaveLength(3)
  await expect(seen(id, owner)).rejects.toMatchObject({ code: 'not_found' })
  await expect.poll(() => told(id)).toEqual(['created', 'changed', 'removed'])
  expect(house.eventsOf(id).at(-1)).toMatchObject({ actorId: owner.id, ownerIds: [], group: { id, name } })
  // Nothing is in the way of another one of the same name.
  expect(await codeOf(owner.tries(CreateGroupSchema, { id: randomUUID(), name, open: true }))).toBe('succeeded')
  expect(await codeOf(removed(owner, id))).toBe('not_found')
})

test.each<[Partner, string[]]>([
  ['channel', []],
  ['chat', ['channel']],
  ['storage', ['channel', 'room']],
])('when %s refuses, all that was closed is opened again and the group is as before', async (partner, undone) => {
  const { id } = await group()
  house.refusals.set(partner, new Refused('unavailable'))
  const report = await removed(owner, id)
  expect(report).toMatchObject({ state: 'failed', error: { code: 'unavailable' } })
  const compensated = report.steps.filter(({ state }) => state === 'compensated').map(({ name }) => name)
  expect(compensated).toEqual(['closing', ...undone])
  expect(closedOf(id)).toEqual([])
  expect(await seen(id)).toMatchObject({ status: 'active', version: 1, memberCount: 2 })
  await expect.poll(() => told(id)).toEqual(['created', 'changed', 'changed'])
  // It lives on, and can be removed another time.
  expect(await codeOf(outsider.tries(JoinGroupSchema, { id }))).toBe('succeeded')
  house.refusals.clear()
  expect(await codeOf(removed(owner, id))).toBe('succeeded')
})

test('its owners remove a group, and so may who manages groups; to others it is what it is', async () => {
  const [open, closed] = [await group(), await group({ open: false })]
  for (const person of [member, outsider]) expect(await codeOf(removed(person, open.id))).toBe('forbidden')
  expect(await codeOf(removed(member, closed.id))).toBe('forbidden')
  for (const person of [outsider, admin, stranger]) expect(await codeOf(removed(person, closed.id))).toBe('not_found')
  expect(await codeOf(removed(stranger, open.id))).toBe('not_found')
  expect(await codeOf(removed(admin, open.id, 7))).toBe('conflict')
  expect([...closedOf(open.id), ...closedOf(closed.id)]).toEqual([])
  expect(await codeOf(removed(admin, open.id))).toBe('succeeded')
})

test('the group of all hands stays, and so does one with groups below it, known or not', async () => {
  const { groups } = await house.groups.listGroups({}, admin.call)
  const all = groups.find(({ allHands }) => allHands)
  expect(await codeOf(removed(admin, all?.id ?? '', all?.version))).toBe('all_hands')
  const above = await group()
  const below = await group({ parentId: above.id, open: false })
  expect(await codeOf(removed(admin, above.id))).toBe('has_subgroups')
  expect(await codeOf(removed(owner, below.id))).toBe('succeeded')
  expect(await codeOf(removed(owner, above.id))).toBe('succeeded')
})

test('while a group goes it is seen as before, and nothing of it changes', async () => {
  const { id } = await group()
  const below = { ...(await group()), parentId: id, baseVersion: 1 }
  const release = house.hold('chat')
  const ended = removed(owner, id)
  await expect.poll(() => closedOf(id)).toEqual(['channel'])
  expect(await seen(id)).toMatchObject({ status: 'removing', memberCount: 2 })
  for (const [work, code] of [
    [outsider.tries(JoinGroupSchema, { id }), 'not_allowed_now'],
    [member.tries(LeaveGroupSchema, { id }), 'not_allowed_now'],
    [owner.tries(AddGroupMembersSchema, { id, memberIds: [outsider.id] }), 'not_allowed_now'],
    [owner.tries(UpdateGroupSchema, below), 'not_allowed_now'],
    [removed(owner, id), 'not_allowed_now'],
  ] as const)
    expect(await codeOf(work)).toBe(code)
  release()
  expect(await codeOf(ended)).toBe('succeeded')
})

test('of a removal and a group that is put below it at the same moment, one is refused', async () => {
  const above = await group()
  const other = await group()
  const below = { ...other, parentId: above.id, baseVersion: 1 }
  const ended = await Promise.all([
    codeOf(removed(owner, above.id)),
    codeOf(owner.tries(UpdateGroupSchema, below)),
    codeOf(owner.tries(CreateGroupSchema, { id: randomUUID(), name: '下', open: true, parentId: above.id })),
  ])
  const isRemoved = ended[0] === 'succeeded'
  if (!isRemoved) expect(ended[0]).toBe('has_subgroups')
  for (const code of ended.slice(1)) if (isRemoved) expect(['not_allowed_now', 'not_found']).toContain(code)
  expect(ended.slice(1).includes('succeeded')).toBe(!isRemoved)
})

test('every event says who owns the group from then on', async () => {
  const { id } = await group()
  await owner.tries(ChangeGroupRoleSchema, { id, memberId: member.id, role: 'owner' })
  await owner.tries(LeaveGroupSchema, { id })
  await expect.poll(() => told(id)).toEqual(['created', 'changed', 'left'])
  expect(house.eventsOf(id).map(({ ownerIds }) => ownerIds)).toEqual([
    [owner.id],
    [owner.id, member.id].sort(),
    [member.id],
  ])
})
