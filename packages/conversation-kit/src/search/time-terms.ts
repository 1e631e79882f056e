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

/** Some days, and the terms of time of which every message sent on them has one; messages of other days may, too. */
export interface Stretch extends Days {
  terms: string[]
}

/** The day (UTC) of an instant in milliseconds since 1970. */
export function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS)
}

/** When a day begins, in milliseconds since 1970. */
export function beginOf(day: number): number {
  return day * DAY_MS
}

/** The terms of time of a message sent on this day. */
export function timeTerms(tenant: string, day: number): string[] {
  return Array.from({ length: LEVELS }, (_, level) => term(tenantMark(tenant), level, blockOf(day, level)))
}

/**
 * Stretches of days to be searched one after the other, the newest first, each about eight times as long as the one
 * before: of a frequent word the newest are found at once, and of a rare one little was looked through in vain. Each is
 * asked for by few and whole blocks, since every further term costs the index more than a day too many.
 */
export function* stretches(tenant: string, { from, until }: Days): Generator<Stretch> {
  let high = until
  for (let level = 0; high > from; level += 1) {
    const size = Math.min(level, LEVELS - 1)
    const last = blockOf(high - 1, size)
    const first = level < LEVELS ? Math.max(last - 1, blockOf(from, size)) : blockOf(from, size)
    const low = Math.max(from, first * BASE ** size)
    yield { from: low, until: high, terms: range(first, last).map(block => term(tenantMark(tenant), size, block)) }
    high = low
  }
}

function blockOf(day: number, level: number): number {
  return Math.floor(day / BASE ** level)
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

function term(mark: string, level: number, block: number): string {
  return `#${mark}${level}:${block}`
}
