import { tenantMark } from './terms.ts'

const DAY_MS = 86_400_000
/** A message is in one block of each size: of 1, 8, 64, 512 and 4096 days. */
const BASE = 8
const LEVELS = 5

/** A stretch of days since 1970-01-01 (UTC): the first is in it, the last is not. */
export interface Days {
  from: number
  until: number
}

/** The day (UTC) of an instant in milliseconds since 1970. */
export function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS)
}

/** The terms of time of a message sent on this day. */
export function timeTerms(tenant: string, day: number): string[] {
  return Array.from({ length: LEVELS }, (_, level) => term(tenantMark(tenant), level, Math.floor(day / BASE ** level)))
}

/**
 * The terms of which a message has one exactly when it was sent on one of these days: as few blocks as cover them, the
 * way a segment tree does.
 */
export function wantedTimes(tenant: string, { from, until }: Days): string[] {
  const mark = tenantMark(tenant)
  const terms: string[] = []
  let [low, high] = [from, until]
  for (let level = 0; level < LEVELS - 1; level += 1) {
    while (low < high && low % BASE !== 0) terms.push(term(mark, level, low++))
    while (low < high && high % BASE !== 0) terms.push(term(mark, level, --high))
    if (low >= high) return terms
    low /= BASE
    high /= BASE
  }
  while (low < high) terms.push(term(mark, LEVELS - 1, low++))
  return terms
}

/**
 * Stretches of days to be searched one after the other, the newest first, each eight times as long as all before it:
 * of a frequent word the newest are found at once, and of a rare one little has been looked through in vain.
 */
export function* stretches({ from, until }: Days): Generator<Days> {
  let high = until
  for (let length = 1; high > from; length *= BASE) {
    const low = Math.max(from, high - length)
    yield { from: low, until: high }
    high = low
  }
}

function term(mark: string, level: number, block: number): string {
  return `#${mark}${level}:${block}`
}
