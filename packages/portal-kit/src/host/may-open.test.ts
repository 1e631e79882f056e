import { expect, test } from 'vitest'
import { mayOpen } from './may-open.ts'

const quotes = { nav: [{ label: { ja: '見積', en: 'Quotes' }, icon: 'quote', order: 10, action: 'quote.read' }] }

test('a section is open to whom its navigation is shown, and closed to everybody else', () => {
  expect(mayOpen(quotes, new Set(['quote.read']))).toBe(true)
  expect(mayOpen(quotes, new Set(['order.read']))).toBe(false)
})

test('a section that is in no navigation is open', () => {
  expect(mayOpen({ nav: [] }, new Set())).toBe(true)
  expect(mayOpen({}, new Set())).toBe(true)
})
