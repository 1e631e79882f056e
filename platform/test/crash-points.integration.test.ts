import { CRASH_POINTS, type CrashPoint } from '@torrent/service-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectConsistent } from './expect-consistent.ts'
import { signIn, walk } from './main-path.ts'
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
