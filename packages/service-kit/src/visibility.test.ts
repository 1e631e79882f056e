import { expect, test } from 'vitest'
import { isRunning } from './visibility.ts'

test.each([
  ['older than all that run', 90, '100:110:100,105', false],
  ['ended meanwhile', 101, '100:110:100,105', false],
  ['one of those that run', 105, '100:110:100,105', true],
  ['the next', 110, '100:110:100,105', true],
  ['newer than the snapshot', 130, '100:110:', true],
  ['ended, with nothing running', 109, '110:110:', false],
  ['running, after the counter went round', 5, '8589934597:8589934607:8589934597', true],
  ['ended, after the counter went round', 6, '8589934597:8589934607:8589934597', false],
  ['from before the counter went round', 4_294_967_290, '8589934597:8589934607:', false],
  ['newer, across the turn of the counter', 3, '4294967290:4294967294:', true],
])('a transaction that is %s', (_, xid, snapshot, expected) => {
  expect(isRunning(xid, snapshot)).toBe(expected)
})
