import { availableParallelism } from 'node:os'
import { type Check, failed, type Outcome } from './check.ts'

/** A check with what it found. */
export interface Finished {
  check: Check
  outcome: Outcome
  seconds: number
}

interface Options {
  started(check: Check): void
  finished(result: Finished): void
  /** How many processor cores to keep busy; at least 2. */
  cores?: number
}

/**
 * Runs the checks in their order, as many at a time as there are processor cores for. One whose needs have failed is
 * not run and counts as failed.
 */
export async function runAll(
  checks: readonly Check[],
  extra: readonly string[],
  { started, finished, cores = Math.max(2, availableParallelism()) }: Options,
): Promise<Finished[]> {
  const waiting = [...checks]
  const running = new Map<Check, Promise<void>>()
  const results: Finished[] = []

  while (waiting.length > 0 || running.size > 0) {
    const busy = [...running.keys()].reduce((sum, check) => sum + check.cores, 0)
    const next = waiting[0]
    if (next && busy + next.cores <= cores && !dependsOn(next, [...running.keys()])) {
      waiting.shift()
      started(next)
      const job = runOne(next, extra, results).then(result => {
        running.delete(next)
        results.push(result)
        finished(result)
      })
      running.set(next, job)
    } else {
      await Promise.race(running.values())
    }
  }
  return results
}

async function runOne(check: Check, extra: readonly string[], done: readonly Finished[]): Promise<Finished> {
  const begun = Date.now()
  const missing = done.find(each => dependsOn(check, [each.check]) && each.outcome.failures.length > 0)
  const outcome = missing
    ? failed(check.title, `Not run, since this failed: ${missing.check.title}`)
    : await check.run(extra).catch(error => failed(check.title, String(error?.stack ?? error)))
  return { check, outcome, seconds: Math.round((Date.now() - begun) / 1000) }
}

function dependsOn(check: Check, others: readonly Check[]): boolean {
  return others.some(other => check.needs?.includes(other.name))
}
