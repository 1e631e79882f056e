import type { JobOutcome } from '@torrent/portal-kit/host'
import type { JobView } from './job-view.ts'

/** Milliseconds between looks at a job, in case its end was announced while the connection was lost. */
const LOOK_EVERY = 4_000

export interface JobFollower {
  /** Resolves when the job has ended. */
  follow(jobId: string): Promise<JobOutcome>
  /** Something was announced about a job. */
  announced(jobId: string): void
  /** Announcements may have been missed. */
  lookAtAll(): void
}

/**
 * Waits for the ends of jobs. An announcement only says that there is something to see; the job itself is asked for, so
 * that a lost, doubled or late announcement does no harm.
 */
export function createJobFollower(fetchJob: (jobId: string) => Promise<JobView>): JobFollower {
  const looks = new Map<string, Set<() => void>>()

  return {
    follow(jobId) {
      return new Promise(resolve => {
        const look = async () => {
          const outcome = await outcomeOf(() => fetchJob(jobId))
          if (!outcome) return
          clearInterval(timer)
          looks.get(jobId)?.delete(look)
          resolve(outcome)
        }
        const timer = setInterval(look, LOOK_EVERY)
        const others = looks.get(jobId) ?? new Set()
        looks.set(jobId, others.add(look))
        void look()
      })
    },
    announced(jobId) {
      for (const look of looks.get(jobId) ?? []) look()
    },
    lookAtAll() {
      for (const all of looks.values()) for (const look of all) look()
    },
  }
}

async function outcomeOf(fetchJob: () => Promise<JobView>): Promise<JobOutcome | undefined> {
  try {
    const job = await fetchJob()
    if (job.state === 'succeeded') return { state: 'succeeded', result: job.result }
    if (job.state === 'failed') return { state: 'failed', error: job.error ?? { code: 'internal' } }
  } catch {
    // Not reachable at the moment; the next look will tell.
  }
  return undefined
}
