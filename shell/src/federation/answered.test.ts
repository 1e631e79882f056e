import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { answered } from './answered.ts'

function asking() {
  const queryClient = new QueryClient()
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
  for (const [at, { promise }] of answers.entries())
    void queryClient.fetchQuery({ queryKey: [at], queryFn: () => promise })
  return { queryClient, answers }
}

test('waits for the last answer', async () => {
  const { queryClient, answers } = asking()
  let isDone = false
  const waiting = answered(queryClient, 60_000).then(() => {
    isDone = true
  })
  answers[0]?.resolve('one')
  await queryClient.fetchQuery({ queryKey: [0], queryFn: () => 'one' })
  expect(isDone).toBe(false)
  answers[1]?.resolve('two')
  await waiting
  expect(queryClient.isFetching()).toBe(0)
})

test('waits for no answer that does not come', async () => {
  const { queryClient } = asking()
  await answered(queryClient, 5)
  expect(queryClient.isFetching()).toBe(2)
})

test('waits for nothing where nothing is asked', () => answered(new QueryClient(), 60_000))
