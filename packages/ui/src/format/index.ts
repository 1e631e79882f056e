// @torrent/ui/format: figures and dates for the eye. Pure functions, usable without React.
export { compareDecimals, type Decimal, decimalPlaces, formatDecimal, parseDecimal } from './decimal.ts'
export { formatInstant, formatRelative, type Instant } from './instant.ts'
export {
  decimalToMinor,
  formatAmount,
  formatMoney,
  formatPrice,
  formatQuantity,
  type MinorUnits,
  minorDigits,
  minorToDecimal,
} from './money.ts'
export { parseDate } from './parse-date.ts'
export { addDays, addMonths, type DateStyle, formatDate, isPlainDate, type PlainDate, today } from './plain-date.ts'
