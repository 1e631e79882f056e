import type { Language } from '@torrent/contracts/preferences'

const ZONE = 'Asia/Tokyo'
const formats = new Map<Language, Intl.DateTimeFormat>()
const days = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE })

/** The time of day of a moment (RFC 3339) in Japan: 14:05. A formatter is kept: making one takes longer than a row. */
export function timeOf(at: string, language: Language): string {
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: ZONE,
    })
  formats.set(language, format)
  return format.format(new Date(at))
}

/** Days by the hour of UTC, of which Japan is away by whole hours: thousands of rows ask for few of them. */
const known = new Map<string, string>()

/** The day of a moment (RFC 3339, UTC) in Japan: YYYY-MM-DD. */
export function dayOf(at: string): string {
  const hour = at.slice(0, 13)
  // The Swedish locale writes ISO 8601.
  const day = known.get(hour) ?? days.format(new Date(at))
  if (known.size > 5_000) known.clear()
  known.set(hour, day)
  return day
}
