import { expect, test } from 'vitest'
import { nextVersion } from './next-version.ts'

test('the first release has the version of its package, or 0.1.0 where it has none', () => {
  expect(nextVersion([], '1.4.0')).toBe('1.4.0')
  expect(nextVersion([], undefined)).toBe('0.1.0')
  expect(nextVersion([], 'workspace')).toBe('0.1.0')
})

test('the next one is a patch after the highest, as numbers and not as text', () => {
  expect(nextVersion(['0.1.9', '0.1.10', '0.1.2'], '0.1.0')).toBe('0.1.11')
})

test('a package that has moved on decides', () => {
  expect(nextVersion(['1.9.9'], '2.0.0')).toBe('2.0.0')
  expect(nextVersion(['2.0.0'], '2.0.0')).toBe('2.0.1')
})

test('versions with a suffix do not count', () => {
  expect(nextVersion(['0.1.0-bf95cb4dc2a9', '3.0.0-rc.1'], '0.1.0')).toBe('0.1.0')
})
