import { expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

test('tasks of one key run one after another, also after a failure', async () => {
  const turn = inTurn()
  const order: string[] = []
  const task = (name: string, fail = false) =>
    turn('key', async () => {
      order.push(`${name} begins`)
      await Promise.resolve()
      order.push(`${name} ends`)
      if (fail) throw new Error(name)
    })
  const results = await Promise.allSettled([task('a'), task('b', true), task('c')])
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('tasks of different keys do not wait for each other', async () => {
  const turn = inTurn()
  const blocked = Promise.withResolvers<void>()
  const first = turn('one', () => blocked.promise)
  expect(await turn('two', async () => 'done')).toBe('done')
  blocked.resolve()
  await first
})
