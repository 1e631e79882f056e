import { addDays, type PlainDate, weekday } from '../format/plain-date.ts'

/** The weeks that a month touches, each from its first weekday on (0 Sunday, 1 Monday). */
export function monthWeeks(month: PlainDate, firstWeekday: 0 | 1): readonly (readonly PlainDate[])[] {
  const first = `${month.slice(0, 7)}-01`
  const start = addDays(first, -((weekday(first) - firstWeekday + 7) % 7))
  const weeks: PlainDate[][] = []
  for (let week = 0; week === 0 || addDays(start, week * 7).slice(0, 7) === month.slice(0, 7); week += 1) {
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(start, week * 7 + day)))
  }
  return weeks
}
