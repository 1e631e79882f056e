import { randomUUID } from 'node:crypto'
import { CreateGroupSchema, RemoveGroupSchema } from '@torrent/contracts/group'
import type { CrashPoint } from '@torrent/service-kit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { GROUP_SERVICES, type GroupServiceName, startGroupServices } from './group-services.ts'
import type { Person } from './person.ts'

/**
 * Where each dies, and at which pass of its life: first while a group is made, then, after the restart has passed the
 * point once more, while it is removed.
 */
const DEATHS: Readonly<Record<GroupServiceName, readonly `${CrashPoint}#${number}`[]>> = {
  group: ['saga.after-reply#1', 'relay.before-append#2'],
  channel: ['command.before-commit#1', 'relay.before-append#2'],
  chat: ['command.after-commit#1', 'command.before-commit#2'],
  storage: ['relay.after-append#1', 'command.after-commit#2'],
}

let house: Awaited<ReturnType<typeof startGroupServices>>
let clerk: Person & { id: string }

beforeAll(async () => {
  house = await startGroupServices()
  clerk = await house.person()
}, 120_000)
afterAll(() => house?.stop())
// Each test starts processes a dozen times.
vi.setConfig({ testTimeout: 240_000 })

/** Starts services anew, each to die at these points in turn; answers how often each has died until now. */
async function doom(fates: Partial<Record<GroupServiceName, readonly string[]>>) {
  const doomed = Object.entries(fates) as [GroupServiceName, readonly string[]][]
  await Promise.all(doomed.map(([name, points]) => house.processes[name].restart(points)))
  const before = new Map(doomed.map(([name]) => [name, house.processes[name].deaths]))
  return {
    goesOn: () => doomed.some(([name]) => house.processes[name].doomed),
    deaths: () => doomed.map(([name]) => house.processes[name].deaths - (before.get(name) ?? 0)),
  }
}

/** What the services keep of a group, wherever it is: each part once, with nothing in it twice. */
async function partsOf({ id, channelId, roomId, bucketId }: Parts) {
  const conversation = async (service: 'channel' | 'chat', part: string) =>
    house.inDatabase(
      service,
      `select group_id as "groupId", archived, (select array_agg(type order by seq) from events e
          where e.conversation_id = c.id) as events from conversations c where id = $1 or group_id = $2`,
      [part, id],
    )
  return {
    channel: await conversation('channel', channelId),
    room: await conversation('chat', roomId),
    bucket: await house.inDatabase(
      'storage',
      'select removed_at is not null as closed from buckets where id = $1 or owner_id = $2',
      [bucketId, id],
    ),
  }
}

interface Parts {
  id: string
  channelId: string
  roomId: string
  bucketId: string
}

async function made(): Promise<Parts> {
  const id = randomUUID()
  await clerk.does(CreateGroupSchema, { id, name: `班 ${id}`, open: true })
  const group = await house.groups.getGroup({ id }, clerk.call)
  expect(group).toMatchObject({ status: 'active', memberCount: 1, mine: 'owner' })
  const talk = [{ groupId: id, archived: false, events: ['joined'] }]
  expect(await partsOf(group)).toEqual({ channel: talk, room: talk, bucket: [{ closed: false }] })
  return group
}

async function removed(group: Parts): Promise<void> {
  await clerk.does(RemoveGroupSchema, { id: group.id, baseVersion: 1 })
  await expect(house.groups.getGroup({ id: group.id }, clerk.call)).rejects.toMatchObject({ code: 'not_found' })
  const talk = [{ groupId: null, archived: true, events: ['joined', 'changed'] }]
  // Channel and room hear by its event that the group is gone.
  await expect
    .poll(() => partsOf(group), { timeout: 20_000 })
    .toEqual({ channel: talk, room: talk, bucket: [{ closed: true }] })
}

test('killed one after the other, they make and remove groups to their end, each part of them once', async () => {
  const lives = await doom(DEATHS)
  do await removed(await made())
  while (lives.goesOn())
  expect(lives.deaths()).toEqual(GROUP_SERVICES.map(() => 2))
  const aside = await house.inDatabase('broker', 'select consumer_group, topic, error from dead_letters')
  expect(aside, 'messages put aside').toEqual([])
})

test('killed while storage refuses, channel and chat take back all that they made and all that they closed', async () => {
  const group = await made()
  const before = await partsOf(group)
  await house.inDatabase('storage', 'alter table buckets add constraint broken check (false) not valid')
  // The second command of each undoes the first. After the restart that comes again, then one that closes and one that
  // opens again.
  const lives = await doom({
    channel: ['command.before-commit#2', 'command.before-commit#3'],
    chat: ['command.after-commit#2', 'command.after-commit#3'],
  })
  const wish = { id: randomUUID(), name: '作れない', open: true }
  expect(await clerk.ended(await clerk.send(CreateGroupSchema, wish))).toMatchObject({
    state: 'failed',
    error: { code: 'internal' },
  })
  expect(lives.deaths()).toEqual([1, 1])
  await expect(house.groups.getGroup({ id: wish.id }, clerk.call)).rejects.toMatchObject({ code: 'not_found' })
  const nowhere = { ...wish, channelId: wish.id, roomId: wish.id, bucketId: wish.id }
  expect(await partsOf(nowhere)).toEqual({ channel: [], room: [], bucket: [] })

  const report = await clerk.ended(await clerk.send(RemoveGroupSchema, { id: group.id, baseVersion: 1 }))
  expect(report.steps.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'closing compensated',
    'channel compensated',
    'room compensated',
    'bucket failed',
    'gone pending',
  ])
  expect(lives.deaths()).toEqual([2, 2])
  expect(await house.groups.getGroup({ id: group.id }, clerk.call)).toMatchObject({ status: 'active' })
  const after = await partsOf(group)
  const reopened = [{ groupId: group.id, archived: false, events: ['joined', 'changed', 'changed'] }]
  expect(after).toEqual({ ...before, channel: reopened, room: reopened })
  await house.inDatabase('storage', 'alter table buckets drop constraint broken')
  await removedAgain(group)
})

/** Nothing is in the way of removing it once storage works. */
async function removedAgain(group: Parts): Promise<void> {
  await clerk.does(RemoveGroupSchema, { id: group.id, baseVersion: 1 })
  await expect(house.groups.getGroup({ id: group.id }, clerk.call)).rejects.toMatchObject({ code: 'not_found' })
}
