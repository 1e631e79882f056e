import type { Tone } from '@torrent/ui'
import type { CanaryHealth, Placement } from '../bff.ts'

type Measured = NonNullable<CanaryHealth['canary']>

/** Errors a hundred views, load failures included: "0.4 %"; undefined before anybody has seen it. */
export function errorRate(measured: Measured | undefined): string | undefined {
  if (!measured || measured.views === 0) return undefined
  return `${(((measured.errors + measured.loadFailures) / measured.views) * 100).toFixed(1)}%`
}

/** Milliseconds for the eye: "1.9 s", "180 ms"; undefined without samples. */
export function duration(ms: number | undefined): string | undefined {
  if (!ms) return undefined
  return ms >= 1_000 ? `${(ms / 1_000).toFixed(1)} s` : `${ms} ms`
}

/** How the canary of a placement is doing; undefined while nothing has been measured. */
export function healthOf(placement: Placement, canaries: readonly CanaryHealth[]): CanaryHealth | undefined {
  return canaries.find(({ tenant, channel }) => tenant === placement.tenant && channel === placement.channel)
}

export const VERDICTS = ['waiting', 'healthy', 'worse'] as const

/** What is not known counts as not known yet. */
export function verdictOf(health: CanaryHealth | undefined): (typeof VERDICTS)[number] {
  return VERDICTS.find(verdict => verdict === health?.verdict) ?? 'waiting'
}

export const VERDICT_TONES: Readonly<Record<(typeof VERDICTS)[number], Tone>> = {
  waiting: 'neutral',
  healthy: 'success',
  worse: 'danger',
}
