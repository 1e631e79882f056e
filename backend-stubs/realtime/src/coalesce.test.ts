import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Changed, Coalesce } from './coalesce.ts'

let told: string[]
let coalesce: Coalesce

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  coalesce = new Coalesce((tenant, { kind, id, version }) => told.push(`${tenant} ${kind} ${id} ${version}`))
})

afterEach(() => {
  vi.useRealTimers()
})

function quote(id: string, version: number): Changed {
  return { kind: 'quote', id, version }
}

test('tells a first change at once', () => {
  coalesce.push('acme', quote('a', 1))
  expect(told).toEqual(['acme quote a 1'])
})

test('tells of many changes of one document the first and the newest', () => {
  for (const version of [1, 2, 4, 3]) coalesce.push('acme', quote('a', version))
  vi.advanceTimersByTime(5)
  expect(told).toEqual(['acme quote a 1', 'acme quote a 4'])
})

test('holds nothing back longer than five milliseconds, however long it goes on', () => {
  for (let version = 1; version <= 20; version += 1) {
    coalesce.push('acme', quote('a', version))
    vi.advanceTimersByTime(1)
  }
  vi.advanceTimersByTime(5)
  expect(told.at(-1)).toBe('acme quote a 20')
  expect(told.length).toBeLessThan(8)
})

test("takes no two documents, kinds or companies for one another's", () => {
  coalesce.push('acme', quote('a', 1))
  coalesce.push('acme', quote('b', 1))
  coalesce.push('mori', quote('a', 1))
  coalesce.push('acme', { kind: 'order', id: 'a', version: 1 })
  expect(told).toHaveLength(4)
})

test('keeps nothing of a document that has come to rest', () => {
  coalesce.push('acme', quote('a', 1))
  vi.advanceTimersByTime(20)
  expect(vi.getTimerCount()).toBe(0)
  coalesce.push('acme', quote('a', 2))
  expect(told).toEqual(['acme quote a 1', 'acme quote a 2'])
})
