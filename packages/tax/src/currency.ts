/** Digits after the point of each currency's minor unit (ISO 4217), for the currencies that manufacturers here trade in. */
const MINOR_DIGITS: ReadonlyMap<string, number> = new Map([
  ['JPY', 0],
  ['KRW', 0],
  ['VND', 0],
  ['AUD', 2],
  ['CAD', 2],
  ['CHF', 2],
  ['CNY', 2],
  ['EUR', 2],
  ['GBP', 2],
  ['HKD', 2],
  ['IDR', 2],
  ['INR', 2],
  ['MYR', 2],
  ['PHP', 2],
  ['SGD', 2],
  ['THB', 2],
  ['TWD', 2],
  ['USD', 2],
  ['KWD', 3],
])

/** How many digits the currency's minor unit has: 0 for yen, 2 for dollars; undefined for a currency not traded in. */
export function minorDigits(currency: string): number | undefined {
  return MINOR_DIGITS.get(currency)
}
