import type { Language } from '../language/ui-language.tsx'

/** A day without time or zone, as ISO 8601 writes it: YYYY-MM-DD. */
export type PlainDate = string

const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' }

/** Whether the text is a day that exists, 0001 to 9999. */
export function isPlainDate(text: string): text is PlainDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  return makeDate(Number(match[1]), Number(match[2]), Number(match[3])) === text
}

/** The day of a year, month (1–12) and day; undefined for one that does not exist, as 30 February. */
export function makeDate(year: number, month: number, day: number): PlainDate | undefined {
  if (year < 1 || year > 9999) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : undefined
}

function utc(date: PlainDate): Date {
  return new Date(`${date}T00:00:00Z`)
}

/** The day `days` later (or earlier, when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  const moved = utc(date)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** The same day `months` later; the month's last day where it has no such day (31 January + 1 → 28 February). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const first = new Date(0)
  first.setUTCFullYear(year, month - 1 + months, 1)
  const target = [first.getUTCFullYear(), first.getUTCMonth() + 1] as const
  const last = new Date(0)
  last.setUTCFullYear(target[0], target[1], 0)
  return makeDate(target[0], target[1], Math.min(day, last.getUTCDate())) ?? date
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(date: PlainDate): number {
  return utc(date).getUTCDay()
}

/** Which day it is in a time zone, Japan's by default. */
export function today(now: Date = new Date(), timeZone = 'Asia/Tokyo'): PlainDate {
  // The Swedish locale writes ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now)
}

export type DateStyle = 'short' | 'weekday' | 'long' | 'month'

/**
 * `short` 2026/11/22 · 22 Nov 2026; `weekday` 2026/11/22(日) · Sun, 22 Nov 2026; `long`
 * 2026年11月22日日曜日 · Sunday, 22 November 2026; `month` 2026年11月 · November 2026.
 * Text that is no day comes back as it is.
 */
export function formatDate(date: PlainDate, language: Language, style: DateStyle = 'short'): string {
  if (!isPlainDate(date)) return date
  return new Intl.DateTimeFormat(locales[language], { ...styles(language)[style], timeZone: 'UTC' }).format(utc(date))
}

function styles(language: Language): Record<DateStyle, Intl.DateTimeFormatOptions> {
  const short: Intl.DateTimeFormatOptions =
    language === 'ja'
      ? { year: 'numeric', month: '2-digit', day: '2-digit' }
      : { year: 'numeric', month: 'short', day: 'numeric' }
  return {
    short,
    weekday: { ...short, weekday: 'short' },
    long: { dateStyle: 'full' },
    month: { year: 'numeric', month: 'long' },
  }
}
