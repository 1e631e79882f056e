import { describe, expect, test } from 'vitest'
import { afterStep, type QuoteStep, quoteActions, quoteLife } from './lifecycle.ts'
import { refusal } from './quote.fixture.ts'

const STEPS: QuoteStep[] = ['edit', 'submit', 'approve', 'reject', 'send', 'convert', 'close']

describe('the life of a quote', () => {
  test('begins as a draft', () => expect(quoteLife.initial).toBe('draft'))

  test.each([
    ['draft', { edit: 'draft', submit: 'submitted', close: 'lost' }],
    ['submitted', { approve: 'approved', reject: 'rejected' }],
    ['rejected', { edit: 'draft', submit: 'submitted', close: 'lost' }],
    ['approved', { send: 'sent', convert: 'accepted', close: 'lost' }],
    ['sent', { convert: 'accepted', close: 'lost' }],
    ['accepted', { convert: 'accepted' }],
    ['lost', {}],
    ['expired', {}],
    ['no such status', {}],
    ['toString', {}],
  ] as [string, Partial<Record<QuoteStep, string>>][])(
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
  test.each([
    ['draft', true, ['quote.edit', 'quote.submit', 'quote.close']],
    // Approving and rejecting are one permission.
    ['submitted', true, ['quote.approve']],
    ['rejected', true, ['quote.edit', 'quote.submit', 'quote.close']],
    ['approved', true, ['quote.send', 'order.create', 'quote.close']],
    ['sent', true, ['order.create', 'quote.close']],
    ['sent', false, ['quote.close']],
    ['accepted', true, ['order.create']],
    ['accepted', false, []],
    ['lost', true, []],
  ])('in %s, with something open: %s', (status, open, actions) => expect(quoteActions(status, open)).toEqual(actions))
})
