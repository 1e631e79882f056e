import { expect, it } from 'vitest'
import { dayForKey } from './calendar-keys.ts'

const press = (key: string, shiftKey = false) => dayForKey('2026-11-25', { key, shiftKey }, 0)

it('moves by day, week, within the week, by month and by year', () => {
  expect(press('ArrowLeft')).toBe('2026-11-24')
  expect(press('ArrowDown')).toBe('2026-12-02')
  expect(press('Home')).toBe('2026-11-22')
  expect(press('End')).toBe('2026-11-28')
  expect(press('PageDown')).toBe('2026-12-25')
  expect(press('PageUp', true)).toBe('2025-11-25')
  expect(press('a')).toBeUndefined()
})

it('takes the week from the country', () => {
  expect(dayForKey('2026-11-22', { key: 'Home', shiftKey: false }, 1)).toBe('2026-11-16')
})
