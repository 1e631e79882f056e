import { expect, test } from 'vitest'
import { createSeenWrites } from './seen-writes.ts'

function seenAt(start = 1_000_000) {
  const clock = { now: start }
  return { clock, seen: createSeenWrites(() => clock.now) }
}

test('writes of the last 15 seconds are told, older ones are not', () => {
  const { clock, seen } = seenAt()
  expect(seen.header()).toBeUndefined()
  seen.remember({ kind: 'quote', id: 'a', version: 2 })
  clock.now += 10_000
  seen.remember({ kind: 'order', id: 'b', version: 1 })
  expect(seen.header()).toBe('quote:a:2,order:b:1')
  clock.now += 6_000
  expect(seen.header()).toBe('order:b:1')
  clock.now += 20_000
  expect(seen.header()).toBeUndefined()
})

test('of one document only the latest version counts, in whatever order answers arrive', () => {
  const { seen } = seenAt()
  seen.remember({ kind: 'quote', id: 'a', version: 3 })
  seen.remember({ kind: 'quote', id: 'a', version: 2 })
  expect(seen.header()).toBe('quote:a:3')
  seen.remember({ kind: 'quote', id: 'a', version: 4 })
  expect(seen.header()).toBe('quote:a:4')
})

test('the header stays short however much is written', () => {
  const { seen } = seenAt()
  for (let index = 0; index < 500; index += 1) seen.remember({ kind: 'quote', id: `q${index}`, version: 1 })
  expect(seen.header()?.split(',')).toHaveLength(20)
  expect(seen.header()).toContain('quote:q499:1')
})
