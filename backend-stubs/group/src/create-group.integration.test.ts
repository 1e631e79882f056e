import { randomUUID } from 'node:crypto'
import { CreateGroupSchema, JoinGroupSchema } from '@torrent/contracts/group'
import { Refused } from '@torrent/service-kit'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type GroupHouse, openGroupHouse, type Partner, type Somebody } from './group-house.fixture.ts'

const [ACME, MORI] = ['acme-metal', 'mori-foods']

let house: GroupHouse
let clerk: Somebody
let colleague: Somebody
let stranger: Somebody

beforeAll(async () => {
  house = await openGroupHouse(ACME, MORI)
  await house.start()
  clerk = await house.person(ACME)
  colleague = await house.person(ACME)
  stranger = await house.person(MORI)
})
afterAll(() => house?.close())
afterEach(() => house.refusals.clear())

const wish = (facts: object = {}) => ({ id: randomUUID(), name: `営業部 ${randomUUID()}`, open: true, ...facts })
const partsOf = (id: string) => [...house.there].filter(part => part.endsWith(id)).map(part => part.split(' ')[0])
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Refused) => error.code,
  )

test('a group comes with its channel, its room and its bucket, and the job tells of each step', async () => {
  const group = wish({ description: '見積の相談', tags: ['#見積', '見積', '東日本'], memberIds: [colleague.id] })
  const report = await clerk.tries(CreateGroupSchema, group)
  expect(report).toMatchObject({ state: 'succeeded', result: { kind: 'group', id: group.id, number: group.name } })
  expect(report.steps.map(({ name, state }) => `${name} ${state}`)).toEqual(
    ['group', 'channel', 'room', 'bucket', 'ready'].map(step => `${step} done`),
  )
  expect(partsOf(group.id)).toEqual(['channel', 'chat', 'storage'])
  const seen = await house.groups.getGroup({ id: group.id }, clerk.call)
  expect(seen).toMatchObject({
    name: group.name,
    tags: ['見積', '東日本'],
    status: 'active',
    memberCount: 2,
    mine: 'owner',
  })
  expect(new Set([seen.channelId, seen.roomId, seen.bucketId, seen.id]).size).toBe(4)
  expect((await house.groups.getGroup({ id: group.id }, colleague.call)).mine).toBe('member')
  await expect
    .poll(() => house.eventsOf(group.id))
    .toMatchObject([
      { type: 'created', actorId: clerk.id, memberIds: [clerk.id, colleague.id], group: { mine: '', memberCount: 2 } },
    ])
})

test.each<[Partner, string[]]>([
  ['channel', []],
  ['chat', ['channel']],
  ['storage', ['channel', 'room']],
])('when %s refuses, all that was made is unmade and nothing is left', async (partner, undone) => {
  house.refusals.set(partner, new Refused('name_taken', 'name', { name: 'x' }))
  const group = wish()
  const report = await clerk.tries(CreateGroupSchema, group)
  expect(report).toMatchObject({ state: 'failed', error: { code: 'name_taken', params: { name: 'x' } } })
  const compensated = report.steps.filter(({ state }) => state === 'compensated').map(({ name }) => name)
  expect(compensated).toEqual(['group', ...undone])
  expect(partsOf(group.id)).toEqual([])
  expect(await refusal(house.groups.getGroup({ id: group.id }, clerk.call))).toBe('not_found')
  expect(house.eventsOf(group.id)).toEqual([])
  // Nothing is in the way of trying again, under the same id and name.
  house.refusals.clear()
  expect(await clerk.tries(CreateGroupSchema, group)).toMatchObject({ state: 'succeeded' })
})

test('of two groups that are made under one name, one is', async () => {
  const name = `同名 ${randomUUID()}`
  const ended = await Promise.all([
    clerk.tries(CreateGroupSchema, wish({ name })),
    colleague.tries(CreateGroupSchema, wish({ name: ` ${name.toUpperCase()}` })),
  ])
  expect(ended.map(({ state, error }) => error?.code ?? state).sort()).toEqual(['name_taken', 'succeeded'])
  const { groups } = await house.groups.listGroups({ text: name }, clerk.call)
  expect(groups).toHaveLength(1)
  // Under another one it is another name.
  const below = wish({ name, parentId: groups[0]?.id })
  expect(await clerk.tries(CreateGroupSchema, below)).toMatchObject({ state: 'succeeded' })
})

test('what cannot be is refused before anybody is asked to make anything', async () => {
  const known = wish()
  await clerk.tries(CreateGroupSchema, known)
  const closed = wish({ open: false })
  await colleague.tries(CreateGroupSchema, closed)
  const parts = house.there.size
  for (const [facts, code, field] of [
    [{ name: ' ' }, 'required', 'name'],
    [{ name: 'あ'.repeat(81) }, 'too_long', 'name'],
    [{ name: 'a\nb' }, 'invalid', 'name'],
    [{ description: 'あ'.repeat(501) }, 'too_long', 'description'],
    [{ tags: Array.from({ length: 11 }, (_, n) => `t${n}`) }, 'too_many', 'tags'],
    [{ tags: ['あ'.repeat(31)] }, 'too_long', 'tags'],
    [{ id: 'x' }, 'invalid', 'id'],
    [{ id: known.id }, 'already_exists', 'id'],
    [{ parentId: 'x' }, 'invalid', 'parentId'],
    [{ parentId: randomUUID() }, 'not_found', 'parentId'],
    [{ parentId: closed.id }, 'not_found', 'parentId'],
    [{ memberIds: [randomUUID()] }, 'unknown_member', 'memberIds'],
    [{ memberIds: [stranger.id] }, 'unknown_member', 'memberIds'],
    [{ memberIds: Array.from({ length: 201 }, () => randomUUID()) }, 'too_many', 'memberIds'],
  ] as const)
    expect(await clerk.tries(CreateGroupSchema, wish(facts)), JSON.stringify(facts).slice(0, 80)).toMatchObject({
      state: 'failed',
      error: { code, field },
    })
  expect(house.there.size).toBe(parts)
})

test('a group that is being made is known to nobody but its owner, and nobody joins it', async () => {
  const group = wish({ memberIds: [colleague.id] })
  const release = house.hold('storage')
  const ended = clerk.tries(CreateGroupSchema, group)
  await expect.poll(() => partsOf(group.id)).toEqual(['channel', 'chat'])
  expect((await house.groups.getGroup({ id: group.id }, clerk.call)).status).toBe('creating')
  expect(await refusal(house.groups.getGroup({ id: group.id }, colleague.call))).toBe('not_found')
  expect(await colleague.tries(JoinGroupSchema, { id: group.id })).toMatchObject({ error: { code: 'not_found' } })
  expect(await clerk.tries(JoinGroupSchema, { id: group.id })).toMatchObject({ error: { code: 'not_allowed_now' } })
  expect(house.eventsOf(group.id)).toEqual([])
  release()
  expect(await ended).toMatchObject({ state: 'succeeded' })
})

test('everybody is in the group of all hands from when they are told of, and it is one in each company', async () => {
  const newcomers = await Promise.all([house.person(ACME), house.person(ACME), house.person(ACME)])
  const [mine] = (await house.groups.listGroups({}, clerk.call)).groups.filter(({ allHands }) => allHands)
  const [theirs] = (await house.groups.listGroups({}, stranger.call)).groups.filter(({ allHands }) => allHands)
  expect(mine?.id).not.toBe(theirs?.id)
  const { members } = await house.groups.listGroupMembers({ groupId: mine?.id ?? '' }, clerk.call)
  const ids = members.map(({ memberId }) => memberId)
  for (const { id } of [clerk, colleague, ...newcomers]) expect(ids).toContain(id)
  expect(ids).not.toContain(stranger.id)
  expect(theirs?.memberCount).toBe(1)
  await expect.poll(() => partsOf(mine?.id ?? '')).toEqual(['channel', 'chat', 'storage'])
  // Each was told of once, either with the group's creation or by joining.
  await expect
    .poll(() =>
      house
        .eventsOf(mine?.id ?? '')
        .flatMap(({ memberIds }) => memberIds)
        .sort(),
    )
    .toEqual([...ids].sort())
})
