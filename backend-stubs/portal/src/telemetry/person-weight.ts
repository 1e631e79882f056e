import type { Kind, Measurement } from './measurement.ts'

/** So much of each kind one person may say of one release within an hour. */
export type Weights = Readonly<Record<Kind, number>>

/**
 * Three errors of one person are enough to know that it fails for them; with the least number of errors that ends a
 * canary, no two people can end one together.
 */
export const DEFAULT_WEIGHTS: Weights = {
  view: 20,
  error: 3,
  load_failure: 3,
  lcp: 10,
  inp: 10,
  cls: 10,
  fcp: 10,
  ttfb: 10,
}

const HOUR_MS = 3_600_000

/** When so many are remembered, others are not heard until the next hour. */
const MOST_REMEMBERED = 200_000

/**
 * Keeps one person from deciding over a release, by mistake, by a broken browser or by will. What it must know of
 * people for that is only in memory, and forgotten at the end of the hour.
 */
export class PersonWeight {
  private readonly weights: Weights
  private readonly now: () => number
  private hour = 0
  private readonly said = new Map<string, number>()

  constructor(weights: Weights = DEFAULT_WEIGHTS, now: () => number = Date.now) {
    this.weights = weights
    this.now = now
  }

  /** Whether this one still counts. */
  counts(tenant: string, member: string, { name, version, kind }: Measurement): boolean {
    const hour = Math.floor(this.now() / HOUR_MS)
    if (hour !== this.hour) this.said.clear()
    this.hour = hour
    const key = JSON.stringify([tenant, member, name, version, kind])
    const before = this.said.get(key) ?? 0
    if (before >= this.weights[kind]) return false
    if (before === 0 && this.said.size >= MOST_REMEMBERED) return false
    this.said.set(key, before + 1)
    return true
  }
}
