import type { LocalizedText } from '@torrent/contracts/bootstrap'
import { chanceOfAtLeast } from './chance.ts'
import { count, countAbove, type Histogram, percentile } from './histogram.ts'

/** What pages measured of one release. */
export interface Health {
  version: string
  /** How often one of its screens was asked for. */
  views: number
  /** Errors that nobody caught, in its scripts. */
  errors: number
  /** How often its scripts could not be loaded. */
  loadFailures: number
  /** Largest contentful paint, milliseconds. */
  lcp: Histogram
  /** Interaction to next paint, milliseconds. */
  inp: Histogram
  /** Cumulative layout shift, thousandths. */
  cls: Histogram
}

export interface CanaryLimits {
  /** Views of each of both releases below which nothing is said. */
  minimumViews: number
  /** Measurements of each of both below which nothing is said about a vital. */
  minimumVitals: number
  /** Fewer errors or load failures than this are never too many. */
  minimumEvents: number
  /** How many times stable's rate of errors and load failures a canary may have. */
  rateRatio: number
  /** …and by how much, as a share of the views, it may exceed it in any case. */
  rateMargin: number
  /** How many times stable's 75th percentile a canary's vital may be, and by how much it may exceed it in any case. */
  vitalRatio: number
  lcpMargin: number
  inpMargin: number
  clsMargin: number
  /** A difference counts when chance alone would show it more seldom than this. */
  significance: number
}

/** Careful: it is asked again and again, so that a chance of 1 in 20 would end every canary some day. */
export const DEFAULT_CANARY_LIMITS: CanaryLimits = {
  minimumViews: 50,
  minimumVitals: 50,
  minimumEvents: 7,
  rateRatio: 2,
  rateMargin: 0.02,
  vitalRatio: 1.3,
  lcpMargin: 500,
  inpMargin: 100,
  clsMargin: 100,
  significance: 0.0005,
}

export interface Verdict {
  /** waiting: too little is known; worse: the canary is to be ended. */
  verdict: 'waiting' | 'healthy' | 'worse'
  reason: LocalizedText
}

/**
 * Compares a canary with the stable release of the same people at the same time. It only ever says that a canary is to
 * be ended, never that it may go further, and it says so only from what was measured: what is missing counts for nothing.
 */
export function judge(stable: Health, canary: Health, limits: CanaryLimits = DEFAULT_CANARY_LIMITS): Verdict {
  const worse =
    worseRate(stable, canary, 'errors', limits) ??
    worseRate(stable, canary, 'loadFailures', limits) ??
    worseVital(stable, canary, 'lcp', limits) ??
    worseVital(stable, canary, 'inp', limits) ??
    worseVital(stable, canary, 'cls', limits)
  if (worse) return { verdict: 'worse', reason: worse }
  const few = Math.min(stable.views, canary.views) < limits.minimumViews
  return few ? { verdict: 'waiting', reason: tooFew(stable, canary, limits) } : { verdict: 'healthy', reason: HEALTHY }
}

const HEALTHY = {
  ja: '安定版と比べて悪化は見られません。',
  en: 'Nothing shows that it is worse than the stable release.',
}

const RATES = {
  errors: { ja: 'エラー', en: 'errors' },
  loadFailures: { ja: '読み込み失敗', en: 'failures to load' },
} as const

function worseRate(
  stable: Health,
  canary: Health,
  kind: keyof typeof RATES,
  { minimumViews, minimumEvents, rateRatio, rateMargin, significance }: CanaryLimits,
): LocalizedText | undefined {
  if (Math.min(stable.views, canary.views) < minimumViews || canary[kind] < minimumEvents) return undefined
  const [stableRate, canaryRate] = [stable[kind] / stable.views, canary[kind] / canary.views]
  if (canaryRate <= stableRate * rateRatio || canaryRate <= stableRate + rateMargin) return undefined
  // With equal rates, each event falls on one of both by its share of the views.
  const share = canary.views / (canary.views + stable.views)
  if (chanceOfAtLeast(canary[kind], canary[kind] + stable[kind], share) >= significance) return undefined
  const { ja, en } = RATES[kind]
  return {
    ja: `${ja}が多すぎます：${per100(canaryRate)}（表示100回あたり）。安定版${stable.version}は${per100(stableRate)}です。`,
    en: `Too many ${en}: ${per100(canaryRate)} per 100 views, against ${per100(stableRate)} of ${stable.version}.`,
  }
}

const VITALS = {
  lcp: { ja: '表示までの時間（LCP）', en: 'The time until its content is shown (LCP)', margin: 'lcpMargin' },
  inp: { ja: '操作への応答（INP）', en: 'The response to input (INP)', margin: 'inpMargin' },
  cls: { ja: 'レイアウトのずれ（CLS）', en: 'The shift of the layout (CLS)', margin: 'clsMargin' },
} as const

function worseVital(
  stable: Health,
  canary: Health,
  kind: keyof typeof VITALS,
  limits: CanaryLimits,
): LocalizedText | undefined {
  const [before, after] = [stable[kind], canary[kind]]
  if (Math.min(count(before), count(after)) < limits.minimumVitals) return undefined
  const { ja, en, margin } = VITALS[kind]
  const usual = percentile(before, 0.75)
  const limit = Math.max(usual * limits.vitalRatio, usual + limits[margin])
  // The 75th percentile lies above the limit when more than a quarter does; how sure that is, is known exactly.
  if (chanceOfAtLeast(countAbove(after, limit), count(after), 0.25) >= limits.significance) return undefined
  const [is, was] = [percentile(after, 0.75), usual].map(value => amount(kind, value))
  return {
    ja: `${ja}が悪化しました：${is}（75パーセンタイル）。安定版${stable.version}は${was}です。`,
    en: `${en} has become worse: ${is} at the 75th percentile, against ${was} of ${stable.version}.`,
  }
}

function tooFew(stable: Health, canary: Health, { minimumViews }: CanaryLimits): LocalizedText {
  const [{ version, views }] = [stable, canary].toSorted((a, b) => a.views - b.views) as [Health]
  return {
    ja: `判断にはまだデータが足りません（${version}の表示${views}回、必要${minimumViews}回）。`,
    en: `Too little is known yet: ${views} of ${minimumViews} views of ${version}.`,
  }
}

function per100(rate: number): string {
  return (rate * 100).toFixed(1)
}

function amount(kind: keyof typeof VITALS, value: number): string {
  return kind === 'cls' ? (value / 1000).toFixed(2) : `${Math.round(value)} ms`
}
