import { minorDigits } from './currency.ts'
import { parsePercent, parsePrice, parseQuantity, SCALE, scaled } from './decimal.ts'
import { divideRounded, type Rounding } from './rounding.ts'
import type { Figure } from './tax-error.ts'

export interface LineFigures {
  /** Above 0. */
  quantity: string
  /** 0 or more, in the currency's major unit. */
  unitPrice: string
  /** 0 to 100; empty is 0. */
  discountPercent: string
}

/** A line is at most 15 digits of the minor unit: thousands of such lines still fit the contracts' int64. */
const MAX_LINE_MINOR = 999_999_999_999_999n

/**
 * quantity × unit price × (100 − discount) %, rounded once, in the currency's minor unit as a decimal integer.
 * The line's own rounding is a matter of agreement with the customer; the law rounds only the tax, see `totals`.
 * Bad figures come back as a value with the field at fault: `not_a_quantity`, `not_a_price`, `not_a_percent`,
 * `amount_too_large`, and `invalid` for a currency that is not traded in.
 */
export function lineAmount(
  line: LineFigures,
  { rounding, currency }: { rounding: Rounding; currency: string },
): Figure<{ amountMinor: string }> {
  const digits = minorDigits(currency)
  if (digits === undefined) return { ok: false, code: 'invalid', field: 'currency' }
  const quantity = parseQuantity(line.quantity)
  if (!quantity.ok) return quantity
  const unitPrice = parsePrice(line.unitPrice)
  if (!unitPrice.ok) return unitPrice
  const discount = parsePercent(line.discountPercent)
  if (!discount.ok) return discount

  const remaining = 100n * SCALE - scaled(discount.value)
  const exact = scaled(quantity.value) * scaled(unitPrice.value) * remaining * 10n ** BigInt(digits)
  const amount = divideRounded(exact, SCALE * SCALE * SCALE * 100n, rounding)
  if (amount > MAX_LINE_MINOR) return { ok: false, code: 'amount_too_large', field: 'quantity' }
  return { ok: true, amountMinor: String(amount) }
}
