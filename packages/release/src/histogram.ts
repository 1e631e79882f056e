/**
 * How often values of each size were measured, in buckets that are the same everywhere, so that counts of hours, people
 * and releases can be added up. A bucket is 10 % wide: a percentile is at most that much off.
 */
export type Histogram = Readonly<Record<number, number>>

const WIDTH = 1.1

/** Values beyond this are counted in the last bucket: an hour, in milliseconds. */
const LARGEST = 3_600_000

/** The bucket of a value (0 and above); 0 has a bucket of its own. */
export function bucketOfValue(value: number): number {
  if (!(value >= 1)) return 0
  return 1 + Math.floor(Math.log(Math.min(value, LARGEST)) / Math.log(WIDTH))
}

/** The value in the middle of a bucket. */
export function valueOfBucket(bucket: number): number {
  return bucket === 0 ? 0 : WIDTH ** (bucket - 0.5)
}

/** The value that a share of the measurements does not exceed, e.g. 0.75; 0 without any. */
export function percentile(histogram: Histogram, share: number): number {
  const wanted = count(histogram) * share
  let seen = 0
  for (const [bucket, times] of entries(histogram)) {
    seen += times
    if (seen >= wanted && seen > 0) return valueOfBucket(bucket)
  }
  return 0
}

/** How many measurements there are. */
export function count(histogram: Histogram): number {
  return entries(histogram).reduce((sum, [, times]) => sum + times, 0)
}

/** How many of them lie above a value. */
export function countAbove(histogram: Histogram, value: number): number {
  return entries(histogram).reduce((sum, [bucket, times]) => sum + (valueOfBucket(bucket) > value ? times : 0), 0)
}

function entries(histogram: Histogram): [number, number][] {
  return Object.entries(histogram)
    .map(([bucket, times]): [number, number] => [Number(bucket), times])
    .filter(([, times]) => times > 0)
    .toSorted(([a], [b]) => a - b)
}
