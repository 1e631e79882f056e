import type { Job } from '@torrent/contracts/job'

/** True when nothing about the job will change any more. */
function hasEnded(job: Job): boolean {
  return job.state === 'succeeded' || job.state === 'failed'
}

/** The job's end if the database knows of it, for reports that another process took. */
type Look = () => Promise<Job>

/** How long a report of this process is waited for before the database is asked, in milliseconds. */
const LOOK_EVERY_MS = 200

/** Those in this process who wait for a job to end. */
export class Waiters {
  private readonly waiting = new Map<string, Set<(job: Job) => void>>()

  /** Says that a job has changed. */
  changed(key: string, job: Job): void {
    if (!hasEnded(job)) return
    for (const resolve of this.waiting.get(key) ?? []) resolve(job)
  }

  /** The job once it has ended, or as it stands after so many milliseconds. */
  async untilEnded(key: string, timeoutMs: number, look: Look): Promise<Job> {
    const deadline = performance.now() + timeoutMs
    const told = Promise.withResolvers<Job>()
    const waiting = this.waiting.get(key) ?? new Set()
    this.waiting.set(key, waiting.add(told.resolve))
    try {
      // Listening first, looking second: what ends in between is not missed.
      for (;;) {
        const job = await look()
        const left = deadline - performance.now()
        if (hasEnded(job) || left <= 0) return job
        const ended = await within(told.promise, Math.min(left, LOOK_EVERY_MS))
        if (ended) return ended
      }
    } finally {
      waiting.delete(told.resolve)
      if (waiting.size === 0) this.waiting.delete(key)
    }
  }
}

async function within(told: Promise<Job>, milliseconds: number): Promise<Job | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  return Promise.race([told, timeout]).finally(() => clearTimeout(timer))
}
