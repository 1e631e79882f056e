import { expect, it } from 'vitest'
import { menuIndexForKey } from './menu-keys.ts'

const labels = ['Duplicate', 'Print', 'Delete']

it('goes round at the ends', () => {
  expect(menuIndexForKey('ArrowDown', 2, labels)).toBe(0)
  expect(menuIndexForKey('ArrowUp', 0, labels)).toBe(2)
  expect(menuIndexForKey('ArrowDown', -1, labels)).toBe(0)
  expect(menuIndexForKey('End', 0, labels)).toBe(2)
  expect(menuIndexForKey('Home', 2, labels)).toBe(0)
})

it('finds the next item by its first letter', () => {
  expect(menuIndexForKey('d', 0, labels)).toBe(2)
  expect(menuIndexForKey('D', 2, labels)).toBe(0)
  expect(menuIndexForKey('x', 0, labels)).toBeUndefined()
})

it('leaves other keys alone', () => {
  expect(menuIndexForKey(' ', 0, labels)).toBeUndefined()
  expect(menuIndexForKey('Enter', 0, labels)).toBeUndefined()
  expect(menuIndexForKey('ArrowDown', 0, [])).toBeUndefined()
})
