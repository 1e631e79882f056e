import { expect, test } from 'vitest'
import { allocated } from './allocation.ts'
import { fromQuote } from './from-quote.ts'
import { confirmedOf, customer, draftOf, NOW, ORDER, shipmentId, taxRates } from './order.fixture.ts'
import { QUOTE, reservationOf, TEA } from './quote.fixture.ts'
import { orderKind } from './summary.ts'

test('an order is found by its customer’s number and by its items, and is due when promised', () => {
  const order = { ...draftOf('3'), promisedDate: '2026-12-15' }
  expect(orderKind.summarize(order)).toMatchObject({
    title: '鋼板',
    partner: { code: 'C001', name: '東洋機械株式会社' },
    due: '2026-12-15',
    amountMinor: '4125',
    sources: [],
    keywords: ['PO-77', 'SS400-9', '鋼板 SS400'],
  })
  expect(orderKind.summarize(draftOf('3')).due).toBe('2026-12-10')
})

test('an order names the quote it came from', () => {
  const facts = { customer, taxRates, today: '2026-11-22', now: NOW }
  const order = fromQuote(ORDER, reservationOf([TEA, '1']), undefined, facts)
  expect(orderKind.summarize(order).sources).toEqual([{ kind: 'quote', id: QUOTE, number: 'Q-2026-00007' }])
})

test('a shipment is offered while something is open, cancelling while nothing is on its way', () => {
  const order = confirmedOf('3')
  expect(orderKind.summarize(order).actions).toEqual(['order.edit', 'shipment.create', 'order.hold', 'order.cancel'])
  const all = allocated(order, shipmentId(1), [], NOW).order
  expect(orderKind.summarize(all).actions).toEqual(['order.edit', 'order.hold'])
})
