import type { JobView } from '@torrent/portal-bff'

export type { JobView }

/** Whether the job has not ended yet. */
export function isRunning(job: Pick<JobView, 'state'>): boolean {
  return job.state === 'accepted' || job.state === 'running'
}
