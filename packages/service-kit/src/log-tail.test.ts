import { expect, test } from 'vitest'
import { before } from './log-tail.ts'

test.each([
  ['00000000/016B3748', '0/16B3747'],
  ['0000000A/00000000', '9/FFFFFFFF'],
  ['1/1', '1/0'],
])('the position before %s is %s', (lsn, expected) => {
  expect(before(lsn)).toBe(expected)
})
