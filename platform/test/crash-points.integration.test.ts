import { CRASH_POINTS, type CrashPoint } from '@torrent/service-kit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { expectConsistent } from './expect-consistent.ts'
import { ordered, QUANTITIES, quoted, shipmentAsked, signIn, walk } from './main-path.ts'
import { type SeparateServices, type ServiceName, startSeparateServices } from './separate-services.ts'

/**
 * Who dies where, at which passes of its lives: `[1, 2]` is the first time the point is passed, and, after the
 * restart, the second time. Every service passes several points; each point is tried in those where it means most.
 */
const DEATHS: readonly [CrashPoint, ServiceName, readonly number[]][] = [
  ['job.accepted', 'job', [1, 2, 5]],
  ['relay.before-append', 'job', [1, 1]],
  ['relay.before-append', 'order', [1, 3]],
  ['relay.after-append', 'job', [1, 4]],
  ['relay.after-append', 'shipping', [2]],
  ['consumer.before-handle', 'quote', [1, 1, 2]],
  ['consumer.before-handle', 'order', [2]],
  ['command.before-commit', 'quote', [2]],
  ['command.before-commit', 'order', [1, 1, 2]],
  ['command.after-commit', 'order', [1, 2]],
  ['command.after-commit', 'shipping', [1]],
  ['consumer.before-offset', 'order', [1, 3]],
  ['consumer.before-offset', 'job', [2]],
  ['saga.after-reply', 'order', [1, 1, 2]],
  ['saga.after-reply', 'shipping', [1]],
  ['projection.before-commit', 'query', [1, 3, 5]],
  ['projection.after-commit', 'query', [1, 3, 5]],
]

let system: SeparateServices

beforeAll(async () => {
  system = await startSeparateServices(['job', 'query', 'quote', 'order', 'shipping'])
})
afterAll(() => system?.stop())
// Each row starts a process up to five times.
vi.setConfig({ testTimeout: 120_000 })

test('every crash point is tried', () => {
  expect(new Set(DEATHS.map(([point]) => point))).toEqual(new Set(CRASH_POINTS))
})

test.each(DEATHS)('killed at %s, the %s service goes on where it was', async (point, name, passes) => {
  const victim = system.processes[name]
  const people = await signIn(system)
  const before = victim.deaths
  await victim.restart(passes.map(pass => `${point}#${pass}`))
  // Some points are passed once on a path: it is walked until the last death has happened.
  do await expectConsistent(system, people, await walk(system, people))
  while (victim.doomed)
  expect(victim.deaths - before).toBe(passes.length + 1)
})

test.each([
  ['saga.after-reply', 'shipping', [1, 1, 2]],
  ['command.after-commit', 'order', [1, 1]],
] as const)(
  'killed at %s while a shipment is refused, the %s service takes all of it back',
  async (point, name, passes) => {
    const people = await signIn(system)
    const order = await ordered(system, people, await quoted(system, people))
    await system.processes[name].restart(passes.map(pass => `${point}#${pass}`))
    const { id, job } = await shipmentAsked(people, order, '2020-01-01')
    expect(await people.shipping.ended(job)).toMatchObject({
      state: 'failed',
      error: { code: 'in_the_past' },
      steps: [
        { name: 'allocate', state: 'compensated' },
        { name: 'create', state: 'failed' },
      ],
    })
    const { call } = people.orders
    const { lines, movements } = await system.services.order.getOrder({ id: order.id }, call)
    expect(lines).toMatchObject([{ openQuantity: QUANTITIES.ordered, allocatedQuantity: '0' }])
    expect(movements.map(({ kind }) => kind)).toEqual(['ordered', 'allocated', 'released'])
    await expect(system.services.shipping.getShipment({ id }, call)).rejects.toMatchObject({ code: 'not_found' })
  },
)
