import { create } from '@bufbuild/protobuf'
import { OrderHeaderInputSchema } from '@torrent/contracts/order'
import { describe, expect, test } from 'vitest'
import { fromQuote } from './from-quote.ts'
import { customer, ledgerOf, NOW, ORDER, refusal, shipmentId, taxRates } from './order.fixture.ts'
import { PLATES, QUOTE, reservationOf, TEA } from './quote.fixture.ts'

const facts = { customer, taxRates, today: '2026-11-22', now: NOW }
const header = create(OrderHeaderInputSchema, { customerPo: 'PO-9', promisedDate: '2026-12-01' })

describe('an order made from a quote', () => {
  test('has the quote’s customer, terms, words and prices, and amounts of what was taken', () => {
    const order = fromQuote(ORDER, reservationOf([PLATES, '2']), header, facts)
    expect(order).toMatchObject({
      id: ORDER,
      status: 'draft',
      quoteId: QUOTE,
      quoteNumber: 'Q-2026-00007',
      customer: { id: customer.id, name: '見積時の名称' },
      subject: '11月分',
      paymentTerms: '現金',
      deliveryPlace: '本社倉庫',
      taxRounding: 'half_up',
      customerPo: 'PO-9',
      promisedDate: '2026-12-01',
      // 2 × 1,234.5 × 90 % = 2,222.1; tax 222.2; each rounded half up.
      lines: [{ quoteLineId: PLATES, itemCode: 'SS400-9', quantity: '2', unitPrice: '1234.5', amountMinor: '2222' }],
      totals: { netMinor: '2222', taxMinor: '222', grossMinor: '2444' },
    })
    expect(ledgerOf(order)).toEqual(['2/0/0/0/0'])
  })

  test('of everything has the totals of the whole quote', () => {
    const order = fromQuote(ORDER, reservationOf([PLATES, '7'], [TEA, '3']), undefined, facts)
    expect(order.lines.map(line => line.amountMinor)).toEqual(['7777', '297'])
    expect(order.totals).toMatchObject({
      netMinor: '8074',
      taxMinor: '802',
      byRate: [
        { taxCode: 'standard', baseMinor: '7777', taxMinor: '778' },
        { taxCode: 'reduced', baseMinor: '297', taxMinor: '24' },
      ],
    })
  })

  test('has line ids of its own, and the same ones when the step is repeated', () => {
    const ids = (id: string) => fromQuote(id, reservationOf([PLATES, '1'], [TEA, '1']), undefined, facts).lines
    const all = [...ids(ORDER), ...ids(shipmentId(1))].map(line => line.id)
    expect(new Set([...all, PLATES, TEA]).size).toBe(6)
    expect(ids(ORDER).map(line => line.id)).toEqual(all.slice(0, 2))
  })

  test('goes where its header says', () => {
    const elsewhere = create(OrderHeaderInputSchema, { deliveryPlace: '第二工場' })
    expect(fromQuote(ORDER, reservationOf([TEA, '1']), elsewhere, facts).deliveryPlace).toBe('第二工場')
  })

  test.each([
    ['a customer on credit stop', [TEA, '1'], { customer: { ...customer, blocked: true } }, 'customer_blocked'],
    ['a line that the quote does not have', ['other', '1'], {}, 'unknown_line lines'],
    ['a tax that has no rate on the day', [TEA, '1'], { today: '2019-09-30' }, 'invalid order.lines[0].taxCode'],
  ] as const)('is refused with %s', (_, [lineId, quantity], otherFacts, code) => {
    const reservation = reservationOf([lineId, quantity])
    expect(refusal(() => fromQuote(ORDER, reservation, undefined, { ...facts, ...otherFacts }))).toBe(code)
  })

  test('is refused when nothing was set aside', () => {
    expect(refusal(() => fromQuote(ORDER, reservationOf(), undefined, facts))).toBe('nothing_open')
  })
})
