/** Japan has had no daylight saving time since 1951. */
const TOKYO_HOURS = 9
const DAY_MS = 86_400_000

/**
 * The instant of `-2 09:15`: so many working days before the day of `now` in Japan, at that time there. ISO 8601, UTC.
 * Saturdays and Sundays are no working days; holidays are.
 */
export function saidAt(text: string, now: Date): string {
  const [, days = '', hours = '', minutes = ''] = /^-(\d+) (\d\d):(\d\d)$/.exec(text) ?? []
  if (days === '') throw new TypeError(`not a time before the start: ${text}`)
  // Shifted by the offset, the UTC fields are those of the clock in Japan.
  const local = new Date(now.getTime() + TOKYO_HOURS * 3_600_000)
  let day = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate())
  for (let left = Number(days); left > 0; ) {
    day -= DAY_MS
    const weekday = new Date(day).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return new Date(day + (Number(hours) - TOKYO_HOURS) * 3_600_000 + Number(minutes) * 60_000).toISOString()
}
