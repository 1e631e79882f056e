import { expect, test, vi } from 'vitest'
import { createQueryClient } from './query-client.ts'

const refusal = (code: string) =>
  Object.assign(new Error(code), { name: 'TRPCClientError', data: { httpStatus: 412, torrent: { code } } })

/** What the shell is told of when a query, then a mutation, is refused with this code. */
async function toldOf(code: string) {
  const told = { sessionEnded: vi.fn(), screenRenewed: vi.fn() }
  const client = createQueryClient(told)
  const queryFn = vi.fn().mockRejectedValue(refusal(code))
  await client.fetchQuery({ queryKey: [code], queryFn, retry: false }).catch(() => undefined)
  const mutation = client.getMutationCache().build(client, { mutationFn: queryFn })
  await mutation.execute(undefined).catch(() => undefined)
  return { ended: told.sessionEnded.mock.calls.length, renewed: told.screenRenewed.mock.calls.length }
}

test('a screen that its BFF no longer serves is told to be too old, wherever it asks', async () => {
  expect(await toldOf('reload_required')).toEqual({ ended: 0, renewed: 2 })
})

test('a session that has ended is told', async () => {
  expect(await toldOf('unauthenticated')).toEqual({ ended: 2, renewed: 0 })
})

test('any other refusal is the screen’s own', async () => {
  expect(await toldOf('conflict')).toEqual({ ended: 0, renewed: 0 })
})
