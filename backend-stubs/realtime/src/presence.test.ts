import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Presence } from './presence.ts'

let told: unknown[]
let presence: Presence

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  presence = new Presence((tenant, members) => told.push({ [tenant]: members }))
})

afterEach(() => {
  presence.stop()
  vi.useRealTimers()
})

test('who comes within a second is told together, each company by itself', () => {
  presence.opened('acme', 'a')
  presence.opened('acme', 'b')
  presence.opened('mori', 'c')
  expect(told).toEqual([])
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual([{ acme: { a: 'online', b: 'online' } }, { mori: { c: 'online' } }])
  expect(presence.all('acme')).toEqual({ a: 'online', b: 'online' })
})

test('somebody is away when they use none of their windows, and gone when none is left', () => {
  presence.opened('acme', 'a')
  presence.opened('acme', 'a')
  presence.moved('acme', 'a', 'away')
  vi.advanceTimersByTime(1_000)
  presence.closed('acme', 'a', 'online')
  vi.advanceTimersByTime(1_000)
  presence.closed('acme', 'a', 'away')
  expect(presence.all('acme')).toEqual({})
  vi.advanceTimersByTime(10_000)
  expect(told).toEqual([{ acme: { a: 'online' } }, { acme: { a: 'away' } }, { acme: { a: 'offline' } }])
})

test('loading the page anew is nothing that others hear of', () => {
  presence.opened('acme', 'a')
  vi.advanceTimersByTime(1_000)
  presence.closed('acme', 'a', 'online')
  vi.advanceTimersByTime(3_000)
  presence.opened('acme', 'a')
  vi.advanceTimersByTime(10_000)
  expect(told).toEqual([{ acme: { a: 'online' } }])
})

test('nothing is kept of who has gone', () => {
  presence.opened('acme', 'a')
  presence.closed('acme', 'a', 'online')
  vi.advanceTimersByTime(10_000)
  expect(vi.getTimerCount()).toBe(0)
  expect(told).toEqual([])
})
