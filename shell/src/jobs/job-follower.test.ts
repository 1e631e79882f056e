import { expect, test, vi } from 'vitest'
import { createJobFollower } from './job-follower.ts'
import type { JobView } from './job-view.ts'

const job = (state: string, more: Partial<JobView> = {}): JobView => ({
  id: 'j',
  type: 'torrent.quote.v1.SubmitQuote',
  state,
  steps: [],
  aggregateId: 'q',
  createdAt: '',
  updatedAt: '',
  ...more,
})
const result = { kind: 'quote', id: 'q', version: 2, number: 'Q-1' }

test('a job that ended before anybody looked is found at once', async () => {
  const { follow } = createJobFollower(async () => job('succeeded', { result }))
  expect(await follow('j')).toEqual({ state: 'succeeded', result })
})

test('an announcement brings the end of a job that still ran', async () => {
  const states = [job('running'), job('failed', { error: { code: 'nothing_open', field: '', params: {} } })]
  const fetchJob = vi.fn(async () => states.shift() ?? job('running'))
  const { follow, announced } = createJobFollower(fetchJob)
  const end = follow('j')
  await vi.waitFor(() => expect(fetchJob).toHaveBeenCalledTimes(1))
  announced('another')
  announced('j')
  expect(await end).toMatchObject({ state: 'failed', error: { code: 'nothing_open' } })
  expect(fetchJob).toHaveBeenCalledTimes(2)
})

test('after a lost connection every job is looked at again, and one that cannot be reached is not given up', async () => {
  const answers: (() => Promise<JobView>)[] = [
    async () => job('running'),
    async () => {
      throw new Error('offline')
    },
    async () => job('succeeded', { result }),
  ]
  const fetchJob = vi.fn(() => (answers.shift() ?? answers[0])?.() ?? Promise.resolve(job('running')))
  const { follow, lookAtAll } = createJobFollower(fetchJob)
  const end = follow('j')
  for (const times of [1, 2]) {
    await vi.waitFor(() => expect(fetchJob).toHaveBeenCalledTimes(times))
    lookAtAll()
  }
  expect(await end).toEqual({ state: 'succeeded', result })
})
