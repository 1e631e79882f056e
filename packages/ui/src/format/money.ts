import type { Language } from '../language/ui-language.tsx'
import { type Decimal, formatDecimal, parseDecimal } from './decimal.ts'

/** An amount in the currency's minor unit (yen, cents): an integer. A string when it came through JSON. */
export type MinorUnits = bigint | number | string

const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-US' }

/** How many digits the minor unit of an ISO 4217 currency stands for: JPY 0, USD 2, KWD 3. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0
}

/** 125050 minor units of USD → "1250.50". */
export function minorToDecimal(minor: MinorUnits, currency: string): Decimal {
  const digits = minorDigits(currency)
  const amount = BigInt(minor)
  const text = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, '0')
  const decimal = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text
  return amount < 0n ? `-${decimal}` : decimal
}

/** "1250.5" USD → 125050n. Undefined when it is no number or has more digits than the currency; never rounds. */
export function decimalToMinor(text: string, currency: string): bigint | undefined {
  const decimal = parseDecimal(text)
  if (decimal === undefined) return undefined
  const digits = minorDigits(currency)
  const [whole = '', fraction = ''] = decimal.split('.')
  return fraction.length > digits ? undefined : BigInt(whole + fraction.padEnd(digits, '0'))
}

/**
 * An amount with its currency, "¥1,250" or "$1,250.50". Exact at any size.
 * In Japanese the half-width ¥ stands for the full-width ￥ of Intl: columns stay narrow and aligned.
 */
export function formatMoney(minor: MinorUnits, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
  // Intl takes decimal strings exactly (ECMA-402, Intl.NumberFormat v3).
  return format.format(minorToDecimal(minor, currency) as Intl.StringNumericLiteral).replace('￥', '¥')
}

/** An amount without currency sign, "1,250.50": for columns whose head names the currency. */
export function formatAmount(minor: MinorUnits, currency: string): string {
  return formatDecimal(minorToDecimal(minor, currency), minorDigits(currency))
}

/** A unit price, a decimal in major units that may be finer than the minor unit: "12.5" JPY → "¥12.5". */
export function formatPrice(price: Decimal, currency: string, language: Language): string {
  const digits = minorDigits(currency)
  const format = new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: 20,
  })
  return format.format((parseDecimal(price) ?? '0') as Intl.StringNumericLiteral).replace('￥', '¥')
}

/** A quantity with its unit, "1,200 kg"; the unit is given in the person's language. */
export function formatQuantity(quantity: Decimal, unit?: string): string {
  return unit ? `${formatDecimal(quantity)} ${unit}` : formatDecimal(quantity)
}
