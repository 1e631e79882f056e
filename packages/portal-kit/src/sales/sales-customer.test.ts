import { expect, test } from 'vitest'
import { followCustomer } from './sales-customer.ts'

test('a field that follows the customer changes with it until somebody types something else', () => {
  expect(followCustomer('', undefined, 'Nagoya')).toBe('Nagoya')
  expect(followCustomer('Nagoya', 'Nagoya', 'Osaka')).toBe('Osaka')
  expect(followCustomer('Nagoya, gate 2', 'Nagoya', 'Osaka')).toBe('Nagoya, gate 2')
  expect(followCustomer('Nagoya', 'Nagoya', undefined)).toBe('')
})
