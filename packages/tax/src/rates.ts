/** A tax rate with the day it took effect. */
export interface EffectiveRate {
  taxCode: string
  /** Decimal percent. */
  percent: string
  /** YYYY-MM-DD in Japan. */
  effectiveFrom: string
}

/**
 * The percent in force for a tax code on a day (YYYY-MM-DD); undefined before its first rate and for an unknown code.
 * The day that counts is that of the supply, not of the computation.
 */
export function rateOn(date: string, taxCode: string, rates: readonly EffectiveRate[]): string | undefined {
  let found: EffectiveRate | undefined
  for (const rate of rates) {
    if (rate.taxCode !== taxCode || rate.effectiveFrom > date) continue
    if (found === undefined || rate.effectiveFrom > found.effectiveFrom) found = rate
  }
  return found?.percent
}
