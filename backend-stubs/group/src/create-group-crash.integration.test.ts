import { randomUUID } from 'node:crypto'
import { CreateGroupSchema } from '@torrent/contracts/group'
import { type CrashPoint, Refused } from '@torrent/service-kit'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type GroupHouse, openGroupHouse, type Somebody } from './group-house.fixture.ts'
import { GroupProcess } from './group-process.fixture.ts'

const TENANT = 'acme-metal'
const PARTS = ['channel', 'chat', 'storage']

let house: GroupHouse
let orchestrator: GroupProcess
let clerk: Somebody

beforeAll(async () => {
  house = await openGroupHouse(TENANT)
  await house.startPartners()
  orchestrator = new GroupProcess({ ...house.urls, tenant: TENANT })
  await orchestrator.restart()
  clerk = await house.person(TENANT)
}, 60_000)
afterAll(async () => {
  await orchestrator?.stop()
  await house?.close()
})
afterEach(() => house.refusals.clear())

const partsOf = (id: string, parts: Iterable<string> = house.there) =>
  [...parts].filter(part => part.endsWith(id)).map(part => part.split(' ')[0])

/** At which passes of its lives it dies: with `[1, 2]` at the first time, and after the restart at the second. */
const DEATHS: readonly [CrashPoint, readonly number[]][] = [
  ['command.before-commit', [1]],
  ['command.after-commit', [1]],
  // The answers of the channel, the room and the bucket; each is taken again after the restart.
  ['saga.after-reply', [1, 2, 2]],
  ['consumer.before-offset', [1, 1, 2]],
  ['relay.before-append', [1, 2]],
  ['relay.after-append', [1, 2]],
]

test.each(DEATHS)(
  'killed at %s, a group is made to its end and each part of it once',
  async (point, passes) => {
    const deaths = orchestrator.deaths
    await orchestrator.restart(passes.map(pass => `${point}#${pass}`))
    const group = { id: randomUUID(), name: `班 ${randomUUID()}`, open: true }
    const report = await clerk.tries(CreateGroupSchema, group)
    expect(report).toMatchObject({ state: 'succeeded', result: { id: group.id } })
    expect(orchestrator.deaths - deaths).toBe(passes.length)
    expect(partsOf(group.id)).toEqual(PARTS)
    expect(partsOf(group.id, house.made)).toEqual(PARTS)
    expect(await house.groups.getGroup({ id: group.id }, clerk.call)).toMatchObject({
      status: 'active',
      memberCount: 1,
    })
    await expect.poll(() => house.eventsOf(group.id).map(({ type }) => type)).toEqual(['created'])
  },
  120_000,
)

test.each<[CrashPoint, readonly number[]]>([
  // The answers of channel, room and bucket (which refuses), then of room and channel that are unmade.
  ['saga.after-reply', [1, 2, 2, 2, 2]],
  ['relay.after-append', [1, 2]],
])(
  'killed at %s while a group is unmade, nothing of it is left',
  async (point, passes) => {
    const deaths = orchestrator.deaths
    house.refusals.set('storage', new Refused('unavailable'))
    await orchestrator.restart(passes.map(pass => `${point}#${pass}`))
    const group = { id: randomUUID(), name: `班 ${randomUUID()}`, open: true }
    const report = await clerk.tries(CreateGroupSchema, group)
    expect(report).toMatchObject({ state: 'failed', error: { code: 'unavailable' } })
    expect(report.steps.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'group compensated',
      'channel compensated',
      'room compensated',
      'bucket failed',
      'ready pending',
    ])
    expect(orchestrator.deaths - deaths).toBe(passes.length)
    expect(partsOf(group.id)).toEqual([])
    await expect(house.groups.getGroup({ id: group.id }, clerk.call)).rejects.toMatchObject({ code: 'not_found' })
    expect(house.eventsOf(group.id)).toEqual([])
  },
  120_000,
)
