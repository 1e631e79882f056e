import type { Remote } from '@torrent/contracts/bootstrap'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createReleaseWatch } from './release-watch.ts'

const remote = (name: string, version: string, reason?: string) =>
  ({ name, version, ...(reason && { reason }) }) as Remote

let inForce: Remote[]
let asked: number
let clock: number
beforeEach(() => {
  vi.useFakeTimers()
  inForce = [remote('quote', '1'), remote('order', '1')]
  asked = 0
  clock = 0
})
afterEach(() => {
  vi.useRealTimers()
})

function watchOf(remotes: Remote[] = [remote('quote', '1'), remote('order', '1')]) {
  return createReleaseWatch({
    remotes,
    async ask() {
      asked += 1
      return inForce
    },
    wait: () => 10,
    now: () => clock,
  })
}
const settle = () => vi.advanceTimersByTimeAsync(100)

test('another release is told of, and no longer once it is rolled back', async () => {
  const watch = watchOf()
  inForce = [remote('quote', '2'), remote('order', '1')]
  watch.look()
  await settle()
  expect(watch.renewed.get()).toEqual(['quote'])
  inForce = [remote('quote', '1'), remote('order', '1')]
  watch.look()
  await settle()
  expect(watch.renewed.get()).toEqual([])
})

test('one that is new or gone is told of too', async () => {
  const watch = watchOf()
  inForce = [remote('quote', '1'), remote('parts', '1')]
  watch.look()
  await settle()
  expect(watch.renewed.get()).toEqual(['order', 'parts'])
})

test('fifty releases in a row are one question, and the last of them counts', async () => {
  const watch = watchOf()
  const told = vi.fn()
  watch.renewed.subscribe(told)
  for (let version = 2; version <= 51; version += 1) {
    inForce = [remote('quote', String(version)), remote('order', '1')]
    watch.look()
  }
  await settle()
  expect(asked).toBe(1)
  expect(told).toHaveBeenCalledTimes(1)
})

test('what happens while it asks is asked for afterwards', async () => {
  const answers: ((remotes: Remote[]) => void)[] = []
  const watch = createReleaseWatch({
    remotes: [remote('quote', '1')],
    ask: () => new Promise(resolve => answers.push(resolve)),
    wait: () => 10,
  })
  watch.look()
  await settle()
  watch.look()
  answers.shift()?.([remote('quote', '1')])
  await settle()
  answers.shift()?.([remote('quote', '2')])
  await settle()
  expect(watch.renewed.get()).toEqual(['quote'])
})

test('who says later hears nothing of it for hours, whatever is released', async () => {
  const watch = watchOf()
  inForce = [remote('quote', '2'), remote('order', '1')]
  watch.look()
  await settle()
  watch.later()
  expect(watch.renewed.get()).toEqual([])
  inForce = [remote('quote', '3'), remote('order', '3')]
  watch.look()
  await settle()
  expect(watch.renewed.get()).toEqual([])
  clock += 24 * 3_600_000
  watch.look()
  await settle()
  expect(watch.renewed.get()).toEqual(['quote', 'order'])
})

test('a preview is no reason to load the page anew', async () => {
  const watch = watchOf([remote('quote', '2', 'preview'), remote('order', '1')])
  watch.look()
  await settle()
  expect(watch.renewed.get()).toEqual([])
})

test('a question without an answer bothers nobody', async () => {
  const watch = createReleaseWatch({
    remotes: [remote('quote', '1')],
    ask: () => Promise.reject(new Error('unavailable')),
    wait: () => 10,
  })
  watch.look()
  await settle()
  expect(watch.renewed.get()).toEqual([])
})
