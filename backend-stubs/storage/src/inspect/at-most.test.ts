import { expect, test } from 'vitest'
import { atMost } from './at-most.ts'

test('no more than so many at once, all of them in the end, and a failure holds up nobody', async () => {
  const inTurn = atMost(2)
  let [running, most] = [0, 0]
  const work = (fails: boolean) => async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise(resolve => setImmediate(resolve))
    running -= 1
    if (fails) throw new Error('no')
    return 'done'
  }
  const ended = await Promise.allSettled(Array.from({ length: 9 }, (_, index) => inTurn(work(index % 3 === 0))))
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(6)
  expect(most).toBe(2)
  expect(await inTurn(work(false))).toBe('done')
})
