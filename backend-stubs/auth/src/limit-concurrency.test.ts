import { expect, test } from 'vitest'
import { limitConcurrency } from './limit-concurrency.ts'

test('no more tasks run at a time than allowed, and all of them run', async () => {
  const limited = limitConcurrency(2)
  let running = 0
  let most = 0
  const task = async (n: number) => {
    running += 1
    most = Math.max(most, running)
    await new Promise(resolve => setImmediate(resolve))
    running -= 1
    if (n % 3 === 0) throw new Error('one that fails')
    return n
  }
  const results = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => limited(() => task(n))))
  expect(most).toBe(2)
  expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(6)
  expect(await limited(async () => 'free again')).toBe('free again')
})
