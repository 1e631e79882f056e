import type { Health } from '@torrent/release'
import type { Measured } from './measurement-rows.ts'

/** What was measured of one release, as it is judged by. */
export function healthOf(version: string, measured: readonly Measured[]): Health {
  const own = measured.filter(each => each.version === version)
  const total = (kind: string) => own.filter(each => each.kind === kind).reduce((sum, { times }) => sum + times, 0)
  const histogram = (kind: string) =>
    Object.fromEntries(own.filter(each => each.kind === kind).map(({ bucket, times }) => [bucket, times]))
  return {
    version,
    views: total('view'),
    errors: total('error'),
    loadFailures: total('load_failure'),
    lcp: histogram('lcp'),
    inp: histogram('inp'),
    cls: histogram('cls'),
  }
}
