/**
 * Exact decimal numbers as strings: an optional minus, digits, an optional fraction ("-1250.5").
 * The canonical form has no leading zeros, no trailing zeros in the fraction, no "+" and no "-0".
 */
export type Decimal = string

/** Signs that Japanese keyboards and spreadsheets use for a minus: minus, full-width, hyphen, long vowel, accounting ▲. */
const minusSigns = /^[-−‐–ー－▲△]/

/**
 * Reads a number as people type and paste it: full-width digits, an IME's 、 and 。, currency signs, spaces, grouping
 * commas, (1,200) and ▲1,200 for negatives.
 * @returns the canonical decimal, or undefined when the text is not one number
 */
export function parseDecimal(text: string): Decimal | undefined {
  let rest = text
    .normalize('NFKC')
    .replaceAll('、', ',')
    .replaceAll('。', '.')
    .replaceAll(/[\s¥$€£円]/gu, '')
  let negative = false
  if (/^\(.*\)$/.test(rest)) {
    negative = true
    rest = rest.slice(1, -1)
  } else if (minusSigns.test(rest)) {
    negative = true
    rest = rest.slice(1)
  } else if (rest.startsWith('+')) rest = rest.slice(1)
  if (/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(rest)) rest = rest.replaceAll(',', '')
  const match = /^(\d*)(?:\.(\d*))?$/.exec(rest)
  if (!match || !/\d/.test(rest)) return undefined
  const whole = (match[1] ?? '').replace(/^0+/, '') || '0'
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  const digits = fraction ? `${whole}.${fraction}` : whole
  return negative && digits !== '0' ? `-${digits}` : digits
}

/** Digits after the point. */
export function decimalPlaces(value: Decimal): number {
  return value.split('.')[1]?.length ?? 0
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`; for `Array.sort` too. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const places = Math.max(decimalPlaces(a), decimalPlaces(b))
  const difference = scaled(a, places) - scaled(b, places)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The value in units of 10^-places. */
function scaled(value: Decimal, places: number): bigint {
  const [whole = '0', fraction = ''] = value.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}

/**
 * Grouped for reading, "-1,250.50". Both of our languages group by commas and use a point.
 * Digits are never rounded away; `minPlaces` only pads. Text that is no number comes back as it is.
 */
export function formatDecimal(value: string, minPlaces = 0): string {
  const decimal = parseDecimal(value)
  if (decimal === undefined) return value
  const [whole = '', fraction = ''] = decimal.split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  const padded = fraction.padEnd(minPlaces, '0')
  return padded ? `${grouped}.${padded}` : grouped
}
