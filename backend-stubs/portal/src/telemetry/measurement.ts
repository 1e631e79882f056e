import { Refused } from '@torrent/service-kit'

/** What is measured. The first three are counted; the others are Core Web Vitals and their like. */
export const KINDS = ['view', 'error', 'load_failure', 'lcp', 'inp', 'cls', 'fcp', 'ttfb'] as const
export type Kind = (typeof KINDS)[number]

/** One thing that a page measured of a release. */
export interface Measurement {
  name: string
  version: string
  kind: Kind
  /** Milliseconds; for cls thousandths; 1 for what is counted. */
  value: number
}

/** A page sends what it has measured in small batches. */
const MOST_AT_ONCE = 50

/** An hour: nobody waits longer for a page. */
const LARGEST = 3_600_000

/** Refused: `invalid` for what no page of ours sends. */
export function requireMeasurements(
  sent: readonly { name: string; version: string; kind: string; value: number }[],
): Measurement[] {
  if (sent.length > MOST_AT_ONCE) throw new Refused('invalid', 'measurements')
  return sent.map(({ name, version, kind, value }, index) => {
    const isKnown = isKind(kind) && /^[a-z][a-z0-9-]{0,39}$/.test(name) && /^[0-9A-Za-z.-]{1,64}$/.test(version)
    if (!isKnown || !Number.isInteger(value) || value < 0 || value > LARGEST)
      throw new Refused('invalid', `measurements[${index}]`)
    return { name, version, kind, value }
  })
}

function isKind(kind: string): kind is Kind {
  return (KINDS as readonly string[]).includes(kind)
}

/** True for what is only counted. */
export function isCounted(kind: Kind): boolean {
  return kind === 'view' || kind === 'error' || kind === 'load_failure'
}
