import { create } from '@bufbuild/protobuf'
import { OrderHeaderInputSchema } from '@torrent/contracts/order'
import { describe, expect, test } from 'vitest'
import { allocated, shipped } from './allocation.ts'
import {
  confirmedOf,
  customer,
  draftOf,
  facts,
  inputOf,
  ledgerOf,
  lineId,
  NOW,
  ORDER,
  plate,
  refusal,
  shipmentId,
} from './order.fixture.ts'
import { cancelled, confirmed, drafted, edited, held, resumed } from './order.ts'

const underway = allocated(confirmedOf('10'), shipmentId(1), [], NOW).order
const gone = shipped(underway, shipmentId(1), [{ lineId: lineId(1), quantity: '10' }], NOW)

describe('an order entered directly', () => {
  test('is a draft with the catalog’s words, the customer’s terms and amounts of its own', () => {
    const order = drafted(ORDER, inputOf('3', '0.50'), facts)
    expect(order).toMatchObject({
      id: ORDER,
      status: 'draft',
      date: '2026-11-22',
      customer: { id: customer.id, code: 'C001', name: '東洋機械株式会社' },
      paymentTerms: '月末締め翌月末払い',
      customerPo: 'PO-77',
      requestedDate: '2026-12-10',
      currency: 'JPY',
      quoteId: '',
      lines: [
        { itemCode: 'SS400-9', description: '鋼板 SS400', unit: '枚', quantity: '3', amountMinor: '3750' },
        { quantity: '0.5', amountMinor: '625', openQuantity: '0.5' },
      ],
      // 4,375 × 10 % = 437.5, cut once.
      totals: { netMinor: '4375', taxMinor: '437', grossMinor: '4812' },
    })
    expect(ledgerOf(order)).toEqual(['3/0/0/0/0', '0.5/0/0/0/0'])
  })

  test.each([
    ['a customer on credit stop', { customer: { ...customer, blocked: true } }, {}, 'customer_blocked'],
    ['no lines', {}, { lines: [] }, 'no_lines order.lines'],
    ['no subject', {}, { subject: ' ' }, 'required order.subject'],
    ['half a character', {}, { subject: '\ud800' }, 'invalid order.subject'],
    [
      'a day that is none',
      {},
      { header: create(OrderHeaderInputSchema, { promisedDate: '2026-02-30' }) },
      'not_a_date order.header.promisedDate',
    ],
    [
      'too long a number of the customer’s',
      {},
      { header: create(OrderHeaderInputSchema, { customerPo: 'x'.repeat(101) }) },
      'too_long order.header.customerPo',
    ],
    ['a line twice', {}, { lines: [...inputOf('1').lines, ...inputOf('1').lines] }, 'duplicate_line order.lines'],
    ['too many lines', {}, { lines: inputOf(...Array(501).fill('1')).lines }, 'too_many_lines order.lines'],
    ['no quantity', {}, { lines: inputOf('1', '0').lines }, 'not_a_quantity order.lines[1].quantity'],
    [
      'a tax code that nobody knows',
      {},
      { lines: inputOf('1').lines.map(line => ({ ...line, taxCode: 'none' })) },
      'invalid order.lines[0].taxCode',
    ],
    [
      'free text without words',
      {},
      { lines: inputOf('1').lines.map(line => ({ ...line, itemId: '' })) },
      'required order.lines[0].description',
    ],
  ])('is refused with %s', (_, otherFacts, otherInput, code) => {
    const input = { ...inputOf('1'), ...otherInput }
    expect(refusal(() => drafted(ORDER, input, { ...facts, ...otherFacts }))).toBe(code)
  })

  test('never takes an item’s words from the input', () => {
    const input = inputOf('1')
    const lines = input.lines.map(line => ({ ...line, description: '偽物', unit: 'kg' }))
    expect(drafted(ORDER, { ...input, lines }, facts).lines[0]).toMatchObject({
      description: plate.name,
      unit: plate.unit,
    })
  })
})

describe('editing', () => {
  const header = create(OrderHeaderInputSchema, { customerPo: 'PO-78', deliveryPlace: '第二工場', note: '午前中' })

  test('changes the header and nothing else', () => {
    const order = confirmedOf('3')
    const { customerPo, requestedDate, deliveryPlace, note, ...rest } = edited(order, header)
    expect([customerPo, requestedDate, deliveryPlace, note]).toEqual(['PO-78', '', '第二工場', '午前中'])
    expect({ ...order, ...rest }).toEqual(order)
  })

  test('is over once everything has left or the order was cancelled', () => {
    const attempts = [draftOf('1'), underway, held(underway, 'x'), gone, cancelled(confirmedOf('1'), 'x', NOW)]
    expect(attempts.map(order => refusal(() => edited(order, header)))).toEqual([
      'done',
      'done',
      'done',
      'not_allowed_now',
      'not_allowed_now',
    ])
  })
})

describe('holding', () => {
  test('keeps the reason until the order is resumed where it stood', () => {
    const onHold = held(underway, ' 与信確認中 ')
    expect([onHold.status, onHold.reason]).toEqual(['on_hold', '与信確認中'])
    const again = resumed(onHold)
    expect([again.status, again.reason]).toEqual(['confirmed', ''])
    expect(again.movements).toEqual(underway.movements)
  })

  test('needs a reason', () => {
    expect(refusal(() => held(confirmedOf('1'), ' '))).toBe('required reason')
    expect(refusal(() => held(confirmedOf('1'), 'x'.repeat(1001)))).toBe('too_long reason')
  })

  test('is for confirmed orders, resuming for held ones', () => {
    expect([draftOf('1'), gone].map(order => refusal(() => held(order, 'x')))).toEqual([
      'not_allowed_now',
      'not_allowed_now',
    ])
    expect(refusal(() => resumed(confirmedOf('1')))).toBe('not_allowed_now')
  })
})

describe('cancelling', () => {
  test('keeps the order, its reason and its ledger, with nothing open', () => {
    const order = cancelled(confirmedOf('10', '2.5'), '失注', NOW)
    expect([order.status, order.reason, ...ledgerOf(order)]).toEqual(['cancelled', '失注', '0/0/0/0/10', '0/0/0/0/2.5'])
    expect(order.totals).toEqual(confirmedOf('10', '2.5').totals)
  })

  test('is possible for a draft and on hold', () => {
    expect(cancelled(draftOf('1'), 'x', NOW).status).toBe('cancelled')
    expect(cancelled(held(confirmedOf('1'), 'x'), 'x', NOW).status).toBe('cancelled')
  })

  test('is refused once something is set aside or has left, and says so', () => {
    expect([underway, held(underway, 'x'), gone].map(order => refusal(() => cancelled(order, 'x', NOW)))).toEqual([
      'has_shipments',
      'has_shipments',
      'has_shipments',
    ])
  })

  test('needs a reason, and happens once', () => {
    expect(refusal(() => cancelled(draftOf('1'), '', NOW))).toBe('required reason')
    expect(refusal(() => cancelled(cancelled(draftOf('1'), 'x', NOW), 'x', NOW))).toBe('not_allowed_now')
  })
})

test('confirming is for drafts', () => {
  expect(confirmed(draftOf('1')).status).toBe('confirmed')
  expect(refusal(() => confirmed(confirmedOf('1')))).toBe('not_allowed_now')
})
