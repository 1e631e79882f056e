import { expect, test } from 'vitest'
import type { JobView } from '../jobs/job-view.ts'
import { recentWork } from './recent-work.ts'

function job(id: string, state: string, document?: string): JobView {
  return {
    ...{ id, state, type: 'torrent.quote.v1.SubmitQuote', steps: [], aggregateId: document ?? id },
    ...(document && { result: { kind: 'quote', id: document, version: 1, number: document } }),
    ...{ createdAt: '2026-11-22T00:00:00Z', updatedAt: '2026-11-22T00:00:00Z' },
  }
}

const shown = (jobs: JobView[], most = 8) => recentWork(jobs, most).map(({ id }) => id)

test('a document stands once, with what was done to it last', () => {
  expect(shown([job('3', 'succeeded', 'A'), job('2', 'succeeded', 'B'), job('1', 'succeeded', 'A')])).toEqual([
    ...['3', '2'],
  ])
})

test('what is under way and what failed is never left out for it', () => {
  expect(shown([job('4', 'succeeded', 'A'), job('3', 'failed'), job('2', 'running'), job('1', 'failed')])).toEqual([
    ...['4', '3', '2', '1'],
  ])
})

test('no more than asked for', () => {
  expect(shown([job('3', 'succeeded', 'A'), job('2', 'succeeded', 'B'), job('1', 'succeeded', 'C')], 2)).toHaveLength(2)
})
