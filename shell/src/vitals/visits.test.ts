import { expect, test } from 'vitest'
import { createVisits } from './visits.ts'

test('a measurement belongs to the address that was shown at its time', () => {
  const visits = createVisits('/quotes')
  visits.enter('/orders', 1_000)
  visits.enter('/', 2_000)
  expect([0, 999, 1_000, 1_500, 2_000, 9_999].map(visits.at)).toEqual([
    ...['/quotes', '/quotes', '/orders', '/orders', '/', '/'],
  ])
  expect(visits.at(-1)).toBe('/quotes')
})
