/** 切捨て, 切上げ, 四捨五入: how a fraction of the minor unit ends. Each customer has one. */
export const ROUNDINGS = ['floor', 'ceil', 'half_up'] as const

export type Rounding = (typeof ROUNDINGS)[number]

/** True for one of {@link ROUNDINGS}; contracts carry the word as text. */
export function isRounding(value: unknown): value is Rounding {
  return ROUNDINGS.some(rounding => rounding === value)
}

/**
 * The quotient as an integer, rounded by magnitude, so that a credit note mirrors its invoice to the yen.
 * The denominator is above 0.
 */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator
  const whole = magnitude / denominator
  const rest = magnitude % denominator
  const up = rounding === 'ceil' ? rest > 0n : rounding === 'half_up' && rest * 2n >= denominator
  const rounded = up ? whole + 1n : whole
  return numerator < 0n ? -rounded : rounded
}
