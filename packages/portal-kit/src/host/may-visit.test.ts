import { expect, test } from 'vitest'
import { mayVisit } from './may-visit.ts'

const orders = {
  nav: [{ label: { ja: '受注', en: 'Orders' }, icon: 'order', order: 20, action: 'order.read' }],
  provides: [
    { intent: 'order.list', path: '/orders', action: 'order.read' },
    { intent: 'order.new', path: '/orders/new', action: 'order.create' },
    { intent: 'order.createFromQuote', path: '/orders/new', action: 'order.create' },
    { intent: 'order.open', path: '/orders/:id', action: 'order.read' },
  ],
}
const reader = new Set(['order.read'])
const clerk = new Set(['order.read', 'order.create'])

test('a screen is closed to whom its intent is not offered, whoever typed its address', () => {
  expect(mayVisit(orders, clerk, '/orders/new')).toBe(true)
  expect(mayVisit(orders, reader, '/orders/new')).toBe(false)
  expect(mayVisit(orders, reader, '/orders/new/')).toBe(false)
})

test('documents and lists are open to whom the section is, and so is what a section does not provide to others', () => {
  for (const path of ['/orders', '/orders/', '/orders/018f0000', '/orders/018f0000/edit', '/orders/somewhere/else'])
    expect(mayVisit(orders, reader, path)).toBe(true)
})

test('nothing of a closed section may be visited', () => {
  expect(mayVisit(orders, new Set(['order.create']), '/orders/new')).toBe(false)
})
