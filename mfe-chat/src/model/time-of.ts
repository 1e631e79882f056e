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

/** The day of a moment (RFC 3339) in Japan: YYYY-MM-DD. */
export function dayOf(at: string): string {
  // The Swedish locale writes ISO 8601.
  return days.format(new Date(at))
}
