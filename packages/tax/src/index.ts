export { minorDigits } from './currency.ts'
export {
  addQuantities,
  compare,
  type DecimalLimits,
  isDecimal,
  normalised,
  parsePercent,
  parsePrice,
  parseQuantity,
  subtract,
} from './decimal.ts'
export { type LineFigures, lineAmount } from './line-amount.ts'
export { type PricedLine, type PricingRules, priceLines } from './price-lines.ts'
export { type EffectiveRate, rateOn } from './rates.ts'
export { isRounding, ROUNDINGS, type Rounding } from './rounding.ts'
export { type Figure, type FigureCode, TaxError } from './tax-error.ts'
export { type RateTotal, type TaxedLine, type TaxRules, type Totals, totals } from './totals.ts'
