import { expect, test } from 'vitest'
import type { JobView } from '../jobs/job-view.ts'
import { recentWork } from './recent-work.ts'

/** What the start page shows of jobs, newest first, each named by its state and its document. */
function shown(jobs: readonly `${'succeeded' | 'failed' | 'running'} ${string}`[], most = 8): string[] {
  const all = jobs.map((job): JobView => {
    const [state = '', aggregateId = ''] = job.split(' ')
    const at = '2026-11-22T00:00:00Z'
    return {
      id: job,
      state,
      type: 'torrent.quote.v1.SubmitQuote',
      steps: [],
      aggregateId,
      createdAt: at,
      updatedAt: at,
    }
  })
  return recentWork(all, most).map(({ id }) => id)
}

test('a document stands once, with what was done to it last', () => {
  expect(shown(['succeeded A', 'succeeded B', 'succeeded A'])).toEqual(['succeeded A', 'succeeded B'])
})

test('a failure stands until something else was done to the document', () => {
  expect(shown(['failed A', 'succeeded A', 'failed B'])).toEqual(['failed A', 'failed B'])
  expect(shown(['running A', 'failed A'])).toEqual(['running A'])
})

test('no more than asked for', () => {
  expect(shown(['succeeded A', 'succeeded B', 'succeeded C'], 2)).toHaveLength(2)
})
