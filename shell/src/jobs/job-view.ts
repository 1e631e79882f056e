import type { CommandResult } from '@torrent/portal-kit'

/** A job as the portal's BFF shows it. */
export interface JobView {
  id: string
  /** The command's full name, e.g. `torrent.quote.v1.SubmitQuote`. */
  type: string
  /** `accepted`, `running`, `succeeded` or `failed` */
  state: string
  steps: { name: string; state: string }[]
  result?: CommandResult
  error?: { code: string; field?: string; params?: Record<string, string> }
  /** RFC 3339, UTC. */
  createdAt: string
  updatedAt: string
}

/** Whether the job has not ended yet. */
export function isRunning(job: Pick<JobView, 'state'>): boolean {
  return job.state === 'accepted' || job.state === 'running'
}
