import { expect, it } from 'vitest'
import { monthWeeks } from './month-grid.ts'

it('shows every day of the month once, in whole weeks', () => {
  for (const month of ['2026-02-01', '2026-11-15', '2024-02-29', '2026-12-31']) {
    for (const firstWeekday of [0, 1] as const) {
      const weeks = monthWeeks(month, firstWeekday)
      const days = weeks.flat()
      expect(weeks.every(week => week.length === 7)).toBe(true)
      expect(new Set(days).size).toBe(days.length)
      const inMonth = days.filter(day => day.startsWith(month.slice(0, 7)))
      expect(inMonth[0]).toBe(`${month.slice(0, 7)}-01`)
      expect(weeks.every(week => week.some(day => day.startsWith(month.slice(0, 7))))).toBe(true)
      expect(inMonth.length).toBeGreaterThanOrEqual(28)
    }
  }
})

it('begins on the weekday of the country', () => {
  expect(monthWeeks('2026-11-01', 0)[0]?.[0]).toBe('2026-11-01')
  expect(monthWeeks('2026-11-01', 1)[0]?.[0]).toBe('2026-10-26')
})
