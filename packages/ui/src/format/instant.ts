import type { Language } from '../language/ui-language.tsx'

/** A moment: a Date, milliseconds since 1970, or an ISO 8601 text with its zone. */
export type Instant = Date | number | string

const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' }

/** Date and minute in a time zone, Japan's by default: 2026/11/22 14:05 · 22 Nov 2026, 14:05. */
export function formatInstant(instant: Instant, language: Language, timeZone = 'Asia/Tokyo'): string {
  return new Intl.DateTimeFormat(locales[language], {
    year: 'numeric',
    month: language === 'ja' ? '2-digit' : 'short',
    day: language === 'ja' ? '2-digit' : 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(instant))
}

const steps: readonly [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** How long ago or ahead, in words: "3 minutes ago", "昨日". A week and more is written as a date. */
export function formatRelative(instant: Instant, language: Language, now: Instant = Date.now()): string {
  const ms = new Date(instant).getTime() - new Date(now).getTime()
  if (Math.abs(ms) >= 7 * 86_400_000) return formatInstant(instant, language)
  const words = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' })
  const step = steps.find(([, length]) => Math.abs(ms) >= length)
  return step ? words.format(Math.trunc(ms / step[1]), step[0]) : words.format(0, 'second')
}
