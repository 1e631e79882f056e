import type { JobView } from '../jobs/job-view.ts'

/**
 * Of somebody's jobs, newest first, those that the start page shows: for each document the last one, whatever became of
 * it. A failure stands there until something else was done to the document.
 */
export function recentWork(jobs: readonly JobView[], most: number): JobView[] {
  const seen = new Set<string>()
  return jobs.filter(({ aggregateId: id }) => !seen.has(id) && seen.add(id)).slice(0, most)
}
