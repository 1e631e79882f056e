import type { PageRelease } from './page-release.ts'

export type Kind = 'view' | 'error' | 'load_failure' | 'lcp' | 'inp' | 'cls' | 'fcp' | 'ttfb'

/** What the portal's BFF takes (`telemetry.report`). */
export interface Measurement extends PageRelease {
  kind: Kind
  /** Milliseconds; for cls thousandths; 1 for what is counted. */
  value: number
}

/** The BFF takes no more at once. */
const BATCH = 50

/** One page never has more to say of a kind and release; an error in a loop says nothing new. */
const MOST_OF_ONE = 50

/** The server takes nothing above an hour. */
const LARGEST = 3_600_000

export interface ReportQueue {
  add(release: PageRelease, kind: Kind, value?: number): void
  /** Sends what waits. */
  flush(): void
}

/**
 * Collects measurements and sends them a little later, several at once. What cannot be sent is lost: measuring never
 * costs a person anything.
 * @param later calls back when a good moment has come, after some seconds at most
 */
export function createReportQueue(
  send: (measurements: readonly Measurement[]) => void,
  later: (then: () => void) => void,
): ReportQueue {
  let waiting: Measurement[] = []
  const said = new Map<string, number>()

  function flush(): void {
    const all = waiting
    waiting = []
    for (let from = 0; from < all.length; from += BATCH) send(all.slice(from, from + BATCH))
  }

  return {
    flush,
    add({ name, version }, kind, value = 1) {
      const key = `${name}@${version} ${kind}`
      const times = said.get(key) ?? 0
      if (times >= MOST_OF_ONE || !(value >= 0)) return
      said.set(key, times + 1)
      waiting.push({ name, version, kind, value: Math.min(LARGEST, Math.round(value)) })
      if (waiting.length === 1) later(flush)
    },
  }
}
