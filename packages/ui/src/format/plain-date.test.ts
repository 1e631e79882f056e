import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDate } from './parse-date.ts'
import { addDays, addMonths, formatDate, isPlainDate, makeDate, today, weekday } from './plain-date.ts'

const now = '2026-11-20'
const days = fc.integer({ min: -700_000, max: 2_900_000 }).map(offset => addDays('1970-01-01', offset))

describe('parseDate', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026/1/5', '2026-01-05'],
    ['2026.01.05', '2026-01-05'],
    ['20261122', '2026-11-22'],
    ['２０２６／１１／２２', '2026-11-22'],
    ['11/22', '2026-11-22'],
    ['1122', '2026-11-22'],
    ['2026年11月22日', '2026-11-22'],
    ['11月22日', '2026-11-22'],
    ['令和8年11月22日', '2026-11-22'],
    ['令和元年5月1日', '2019-05-01'],
    ['R8.11.22', '2026-11-22'],
    ['22 Nov 2026', '2026-11-22'],
    ['November 22, 2026', '2026-11-22'],
    ['22nov', '2026-11-22'],
    ['t', now],
    ['今日', now],
    ['+7', '2026-11-27'],
    ['+2w', '2026-12-04'],
    ['+1m', '2026-12-20'],
    ['-1', '2026-11-19'],
  ])('reads %j as %s', (text, expected) => {
    expect(parseDate(text, now)).toBe(expected)
  })

  it.each(['', '2026-02-30', '2026-13-01', '13/01', '2026-11', 'soon', '22 Foo 2026', '2026-11/22', '99999999'])(
    'refuses %j',
    text => {
      expect(parseDate(text, now)).toBeUndefined()
    },
  )

  it('reads back what formatDate writes, in both languages', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('ja' as const, 'en' as const), (day, language) => {
        fc.pre(day >= '1000-01-01' && day <= '9999-12-31')
        expect(parseDate(formatDate(day, language), now)).toBe(day)
      }),
    )
  })
})

describe('plain dates', () => {
  it('know which days exist', () => {
    expect(isPlainDate('2024-02-29')).toBe(true)
    expect(isPlainDate('2026-02-29')).toBe(false)
    expect(isPlainDate('2026-1-1')).toBe(false)
    expect(makeDate(2026, 4, 31)).toBeUndefined()
  })

  it('move by days and months without leaving the month', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-03-31', -13)).toBe('2025-02-28')
    expect(weekday('2026-11-22')).toBe(0)
  })

  it('are read in both languages', () => {
    expect(formatDate('2026-11-02', 'ja')).toBe('2026/11/02')
    expect(formatDate('2026-11-02', 'en')).toBe('2 Nov 2026')
    expect(formatDate('2026-11-22', 'ja', 'weekday')).toBe('2026/11/22(日)')
    expect(formatDate('2026-11-22', 'en', 'weekday')).toBe('Sun, 22 Nov 2026')
    expect(formatDate('2026-11-02', 'ja', 'long')).toBe('2026年11月2日月曜日')
    expect(formatDate('2026-11-02', 'en', 'long')).toBe('Monday, 2 November 2026')
    expect(formatDate('2026-11-22', 'ja', 'month')).toBe('2026年11月')
    expect(formatDate('whenever', 'en')).toBe('whenever')
  })

  it('take today from Japan, whatever the zone of the machine', () => {
    expect(today(new Date('2026-11-21T15:30:00Z'))).toBe('2026-11-22')
    expect(today(new Date('2026-11-21T14:30:00Z'))).toBe('2026-11-21')
  })
})
