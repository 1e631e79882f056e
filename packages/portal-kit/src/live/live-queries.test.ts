import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { live } from './live.ts'
import { createLiveQueries, invalidateKinds, shows } from './live-queries.ts'

test('a query shows a document when it names its kind, and its id if it names ids', () => {
  const { meta: all } = live('quote')
  const { meta: one } = live(['quote', 'order'], 'a')
  expect(shows(all, { kind: 'quote', id: 'a' })).toBe(true)
  expect(shows(all, { kind: 'order', id: 'a' })).toBe(false)
  expect(shows(one, { kind: 'order', id: 'a' })).toBe(true)
  expect(shows(one, { kind: 'order', id: 'b' })).toBe(false)
  expect(shows(undefined, { kind: 'quote', id: 'a' })).toBe(false)
})

/** A screen that shows quotes and one that shows an order; the fetches of each are counted. */
async function screens() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  const gates: (() => void)[] = []
  const quotes = vi.fn(() => new Promise<number>(resolve => gates.push(() => resolve(gates.length))))
  const order = vi.fn(async () => 1)
  new QueryObserver(queryClient, { queryKey: ['quotes'], queryFn: quotes, ...live('quote') }).subscribe(() => {})
  new QueryObserver(queryClient, { queryKey: ['order'], queryFn: order, ...live('order', 'o1') }).subscribe(() => {})
  const settle = () =>
    vi.waitFor(() => {
      for (const open of gates.splice(0)) open()
      expect(queryClient.isFetching()).toBe(0)
    })
  await settle()
  quotes.mockClear()
  order.mockClear()
  return { queryClient, quotes, order, settle }
}

test('a change is followed at once by what shows it, and by nothing else', async () => {
  const { queryClient, quotes, order, settle } = await screens()
  createLiveQueries(queryClient)({ kind: 'quote', id: 'q', version: 2 })
  expect(quotes).toHaveBeenCalledTimes(1)
  expect(order).not.toHaveBeenCalled()
  await settle()
})

test('a storm of changes costs one fetch more and misses nothing', async () => {
  const { queryClient, quotes, settle } = await screens()
  const changed = createLiveQueries(queryClient)
  for (let version = 1; version <= 500; version += 1) changed({ kind: 'quote', id: 'q', version })
  expect(quotes).toHaveBeenCalledTimes(1)
  await vi.waitFor(async () => {
    await settle()
    expect(quotes).toHaveBeenCalledTimes(2)
  })
  await settle()
  expect(quotes).toHaveBeenCalledTimes(2)
})

test('an own command refreshes what shows its kinds', async () => {
  const { queryClient, quotes, order, settle } = await screens()
  void invalidateKinds(queryClient, ['quote', 'order'])
  expect(quotes).toHaveBeenCalledTimes(1)
  expect(order).toHaveBeenCalledTimes(1)
  await settle()
})
