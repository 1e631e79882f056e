import { expect, test } from 'vitest'
import { attemptKeys, waitAfter } from './sign-in-throttle.ts'

test('four mistakes are free, the fifth waits, and each further one twice as long up to 15 minutes', () => {
  expect([1, 2, 3, 4].map(failures => waitAfter('account-address', failures))).toEqual([0, 0, 0, 0])
  expect([5, 6, 7, 8, 9, 10, 11].map(failures => waitAfter('account-address', failures))).toEqual([
    30, 60, 120, 240, 480, 900, 900,
  ])
  expect(waitAfter('account-address', 1_000_000)).toBe(900)
})

test('strangers cannot lock somebody out with a few guesses, nor one colleague a whole office', () => {
  expect(waitAfter('account', 49)).toBe(0)
  expect(waitAfter('address', 99)).toBe(0)
  expect(waitAfter('address', 100)).toBeGreaterThan(0)
})

test('an IPv4 address counts by itself in both spellings, IPv6 by network', () => {
  const own = (address: string) => attemptKeys('a', address)[2]?.key
  expect(own('::ffff:10.0.0.1')).toBe(own('10.0.0.1'))
  expect(own('10.0.0.1')).not.toBe(own('10.0.0.2'))
  expect(own('2001:db8:1:2:3:4:5:6')).toBe(own('2001:db8:1:2::1'))
  expect(own('2001:db8:1:2::1')).not.toBe(own('2001:db8:1:3::1'))
  for (const odd of ['', '::', '::1', 'fe80::1%eth0', 'nonsense']) expect(own(odd)).toBeTypeOf('string')
})
