import { expect, test } from 'vitest'
import { type Check, failed, PASSED } from './check.ts'
import { runAll } from './schedule.ts'

const SILENT = { started: () => undefined, finished: () => undefined }

function check(name: string, cores: 1 | 2, more: Partial<Check> = {}): Check {
  return { name, title: name, cores, run: async () => PASSED, ...more }
}

test('what needs all cores runs alone', async () => {
  let running = 0
  const peaks: Record<string, number> = {}
  const counted = (name: string, cores: 1 | 2) =>
    check(name, cores, {
      async run() {
        running++
        await new Promise(resolve => setImmediate(resolve))
        peaks[name] = running
        running--
        return PASSED
      },
    })
  // Each waits for the one before, which leaves no core for another.
  await runAll([counted('first', 2), counted('second', 2), counted('third', 2)], [], { ...SILENT, cores: 2 })
  expect(peaks).toEqual({ first: 1, second: 1, third: 1 })
})

test('a check whose need has failed is not run and counts as failed', async () => {
  const build = check('build', 2, { run: async () => failed('build', 'no') })
  let ran = false
  const e2e = check('e2e', 2, {
    needs: ['build'],
    async run() {
      ran = true
      return PASSED
    },
  })
  const results = await runAll([build, e2e], [], SILENT)
  expect(ran).toBe(false)
  expect(results.map(({ outcome }) => outcome.failures.length)).toEqual([1, 1])
})

test('a check that breaks is a failure and the others go on', async () => {
  const broken = check('broken', 1, { run: () => Promise.reject(new Error('no such file')) })
  const results = await runAll([broken, check('fine', 1)], [], SILENT)
  expect(results.map(({ outcome }) => outcome.failures.length).sort()).toEqual([0, 1])
})
