import { isRunning, type JobView } from '../jobs/job-view.ts'

/**
 * Of somebody's jobs, newest first, those that the start page shows: one for each document, the last thing done to it.
 * What is under way or has failed stands for itself.
 */
export function recentWork(jobs: readonly JobView[], most: number): JobView[] {
  const seen = new Set<string>()
  const shown = jobs.filter(job => {
    if (isRunning(job) || job.result === undefined) return true
    const document = `${job.result.kind} ${job.result.id}`
    return !seen.has(document) && seen.add(document)
  })
  return shown.slice(0, most)
}
