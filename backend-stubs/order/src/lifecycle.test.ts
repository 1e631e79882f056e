import { describe, expect, test } from 'vitest'
import { afterStep, type OrderStep, orderActions, orderLife } from './lifecycle.ts'
import { refusal } from './order.fixture.ts'

const STEPS: OrderStep[] = ['edit', 'confirm', 'allocate', 'hold', 'resume', 'cancel', 'close']

describe('the life of an order', () => {
  test('begins as a draft', () => expect(orderLife.initial).toBe('draft'))

  test.each([
    ['draft', { edit: 'draft', confirm: 'confirmed', cancel: 'cancelled' }],
    ['confirmed', { edit: 'confirmed', allocate: 'confirmed', hold: 'on_hold', cancel: 'cancelled', close: 'closed' }],
    ['on_hold', { edit: 'on_hold', resume: 'confirmed', cancel: 'cancelled' }],
    [
      'partially_shipped',
      {
        edit: 'partially_shipped',
        allocate: 'partially_shipped',
        hold: 'on_hold',
        cancel: 'cancelled',
        close: 'closed',
      },
    ],
    ['shipped', { close: 'closed' }],
    ['closed', {}],
    ['cancelled', {}],
    ['no such status', {}],
  ] as [string, Partial<Record<OrderStep, string>>][])(
    'from %s leads where it should and nowhere else',
    (status, to) => {
      for (const step of STEPS) {
        const outcome = refusal(() => expect(afterStep(status, step)).toBe(to[step]))
        expect([step, outcome]).toEqual([step, to[step] === undefined ? 'not_allowed_now' : 'done'])
      }
    },
  )
})

describe('what is offered', () => {
  const fresh = { open: true, underway: false }
  test.each([
    ['draft', fresh, ['order.edit', 'order.confirm', 'order.cancel']],
    ['confirmed', fresh, ['order.edit', 'shipment.create', 'order.hold', 'order.cancel']],
    ['confirmed', { open: true, underway: true }, ['order.edit', 'shipment.create', 'order.hold']],
    ['confirmed', { open: false, underway: true }, ['order.edit', 'order.hold']],
    ['on_hold', fresh, ['order.edit', 'order.hold', 'order.cancel']],
    ['on_hold', { open: true, underway: true }, ['order.edit', 'order.hold']],
    ['partially_shipped', { open: true, underway: true }, ['order.edit', 'shipment.create', 'order.hold']],
    ['shipped', { open: false, underway: true }, []],
    ['cancelled', { open: false, underway: false }, []],
  ])('in %s with %o', (status, goods, actions) => expect(orderActions(status, goods)).toEqual(actions))
})
