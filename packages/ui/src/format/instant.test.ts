import { expect, it } from 'vitest'
import { formatInstant, formatRelative } from './instant.ts'

const now = '2026-11-22T05:00:00Z'

it('shows instants in Japan time, whatever the zone of the machine', () => {
  expect(formatInstant('2026-11-22T15:05:00Z', 'ja')).toBe('2026/11/23 00:05')
  expect(formatInstant('2026-11-22T05:05:00Z', 'en')).toBe('22 Nov 2026, 14:05')
})

it('says how long ago in words, and falls back to the date after a week', () => {
  expect(formatRelative('2026-11-22T04:59:50Z', 'en', now)).toBe('now')
  expect(formatRelative('2026-11-22T04:57:00Z', 'en', now)).toBe('3 minutes ago')
  expect(formatRelative('2026-11-22T02:00:00Z', 'ja', now)).toBe('3 時間前')
  expect(formatRelative('2026-11-21T04:00:00Z', 'ja', now)).toBe('昨日')
  expect(formatRelative('2026-11-01T00:00:00Z', 'ja', now)).toBe('2026/11/01 09:00')
})
