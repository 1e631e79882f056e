import { expect, test } from 'vitest'
import { formatBytes, formatBytesChange } from './bytes.ts'

test('sizes are short, in the unit that suits them', () => {
  expect([0, 999, 1_000, 12_449, 999_949, 999_950, 3_200_000].map(formatBytes)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '12.4 kB',
    '999.9 kB',
    '1.0 MB',
    '3.2 MB',
  ])
})

test('a difference carries its sign, and none says nothing', () => {
  expect(formatBytesChange(1_000, 3_500)).toBe('+2.5 kB')
  expect(formatBytesChange(3_500, 1_000)).toBe('−2.5 kB')
  expect(formatBytesChange(7, 7)).toBe('')
})
