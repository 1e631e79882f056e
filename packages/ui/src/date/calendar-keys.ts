import { addDays, addMonths, type PlainDate, weekday } from '../format/plain-date.ts'

/** The day a key leads to from another, after the ARIA date picker pattern; undefined for any other key. */
export function dayForKey(
  day: PlainDate,
  { key, shiftKey }: { key: string; shiftKey: boolean },
  firstWeekday: 0 | 1,
): PlainDate | undefined {
  const inWeek = (weekday(day) - firstWeekday + 7) % 7
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'Home':
      return addDays(day, -inWeek)
    case 'End':
      return addDays(day, 6 - inWeek)
    case 'PageUp':
      return addMonths(day, shiftKey ? -12 : -1)
    case 'PageDown':
      return addMonths(day, shiftKey ? 12 : 1)
    default:
      return undefined
  }
}
