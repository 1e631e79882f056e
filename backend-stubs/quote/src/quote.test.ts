import { create } from '@bufbuild/protobuf'
import { QuoteLineInputSchema } from '@torrent/contracts/quote'
import { describe, expect, test } from 'vitest'
import { reserved } from './conversion.ts'
import {
  actor,
  customer,
  draftOf,
  facts,
  inputOf,
  lineId,
  NOW,
  orderId,
  plate,
  QUOTE,
  refusal,
  sentOf,
  TODAY,
} from './quote.fixture.ts'
import { approved, closed, drafted, edited, rejected, sent, submitted } from './quote.ts'

describe('a new quote', () => {
  test('is a draft with the catalog’s words, the customer’s terms and amounts of its own', () => {
    const input = inputOf('3', '0.50')
    const tea = create(QuoteLineInputSchema, {
      id: lineId(3),
      description: ' お茶 ',
      quantity: '0.5',
      unitPrice: '99',
      taxCode: 'reduced',
    })
    const quote = drafted(QUOTE, { ...input, lines: [...input.lines, tea] }, facts, actor)
    expect(quote).toMatchObject({
      id: QUOTE,
      status: 'draft',
      revision: 1,
      date: TODAY,
      createdBy: { id: actor.id },
      customer: { id: customer.id, code: 'C001', name: '東洋機械株式会社' },
      paymentTerms: '月末締め翌月末払い',
      currency: 'JPY',
      lines: [
        { itemCode: 'SS400-9', description: '鋼板 SS400', unit: '枚', quantity: '3', amountMinor: '3750' },
        { quantity: '0.5', amountMinor: '625', openQuantity: '0.5' },
        { itemCode: '', description: 'お茶', amountMinor: '49', taxCode: 'reduced' },
      ],
      // 4,375 × 10 % = 437.5 and 49 × 8 % = 3.92, each cut once.
      totals: {
        netMinor: '4424',
        taxMinor: '440',
        grossMinor: '4864',
        byRate: [
          { taxCode: 'standard', percent: '10', baseMinor: '4375', taxMinor: '437' },
          { taxCode: 'reduced', percent: '8', baseMinor: '49', taxMinor: '3' },
        ],
      },
    })
  })

  test('with prices that include tax takes the tax out of them', () => {
    const inclusive = { ...facts, customer: { ...customer, pricesIncludeTax: true } }
    // 1,250 × 10/110 = 113.6, cut.
    expect(drafted(QUOTE, inputOf('1'), inclusive, actor).totals).toMatchObject({
      netMinor: '1137',
      taxMinor: '113',
      grossMinor: '1250',
    })
  })

  test('may have no lines yet, and no more than 500', () => {
    expect(draftOf().totals).toMatchObject({ grossMinor: '0' })
    expect(refusal(() => draftOf(...Array(501).fill('1')))).toBe('too_many_lines quote.lines')
  })

  test.each([
    ['no subject', { subject: '  ' }, 'required quote.subject'],
    ['too long a subject', { subject: 'あ'.repeat(201) }, 'too_long quote.subject'],
    ['NUL in a text', { contact: 'a\0b' }, 'invalid quote.contact'],
    ['no day', { validUntil: '' }, 'required quote.validUntil'],
    ['a day that is none', { validUntil: '2026-02-30' }, 'not_a_date quote.validUntil'],
    ['a day gone by', { validUntil: '2026-11-21' }, 'in_the_past quote.validUntil'],
    ['the same line twice', { lines: [...inputOf('1').lines, ...inputOf('1').lines] }, 'duplicate_line quote.lines'],
    ['no quantity', { lines: inputOf('1', '0').lines }, 'not_a_quantity quote.lines[1].quantity'],
    [
      'a price that is none',
      { lines: inputOf('1').lines.map(line => ({ ...line, unitPrice: '1e3' })) },
      'not_a_price quote.lines[0].unitPrice',
    ],
    [
      'more than all of it off',
      { lines: inputOf('1').lines.map(line => ({ ...line, discountPercent: '100.01' })) },
      'not_a_percent quote.lines[0].discountPercent',
    ],
    [
      'a line without an id',
      { lines: inputOf('1').lines.map(line => ({ ...line, id: 'x' })) },
      'invalid quote.lines[0].id',
    ],
  ])('is refused with %s', (_, other, code) => {
    expect(refusal(() => drafted(QUOTE, { ...inputOf('1'), ...other }, facts, actor))).toBe(code)
  })

  test('may be valid until today', () => {
    expect(refusal(() => drafted(QUOTE, { ...inputOf('1'), validUntil: TODAY }, facts, actor))).toBe('done')
  })
})

describe('on its way to the customer', () => {
  const submittedQuote = submitted(draftOf('1'), TODAY)

  test('it is submitted with lines and a day that is still to come', () => {
    expect(submittedQuote.status).toBe('submitted')
    expect(refusal(() => submitted(draftOf(), TODAY))).toBe('no_lines lines')
    expect(refusal(() => submitted(draftOf('1'), '2027-01-01'))).toBe('in_the_past validUntil')
  })

  test('it is rejected with a reason, which the author sees until it is submitted again', () => {
    expect(refusal(() => rejected(submittedQuote, ' '))).toBe('required reason')
    const back = rejected(submittedQuote, '値引きが大きい')
    expect([back.status, back.reason]).toEqual(['rejected', '値引きが大きい'])
    const again = edited(back, inputOf('2'), facts)
    expect([again.status, again.reason]).toEqual(['draft', '値引きが大きい'])
    expect(submitted(again, TODAY).reason).toBe('')
  })

  test('it is never edited once it was submitted', () => {
    const all = [submittedQuote, approved(submittedQuote), sent(approved(submittedQuote))]
    expect(all.map(quote => refusal(() => edited(quote, inputOf('9'), facts)))).toEqual(
      Array(3).fill('not_allowed_now'),
    )
  })

  test('editing keeps number, author and day', () => {
    const quote = { ...draftOf('1'), number: 'Q-2026-00001', version: 3 }
    expect(edited(quote, inputOf('2'), { ...facts, today: '2026-11-23' })).toMatchObject({
      id: QUOTE,
      number: 'Q-2026-00001',
      version: 3,
      date: TODAY,
      createdBy: { id: actor.id },
      lines: [{ description: plate.name, quantity: '2', openQuantity: '2' }],
    })
  })
})

describe('closing', () => {
  test('keeps the reason', () => {
    const quote = closed(sentOf('1'), '競合に決定')
    expect([quote.status, quote.reason]).toEqual(['lost', '競合に決定'])
    expect(refusal(() => closed(sentOf('1'), ''))).toBe('required reason')
  })

  test('is refused while an order is being made of it', () => {
    const { quote } = reserved(sentOf('1'), orderId(1), [], { today: TODAY, now: NOW })
    expect(refusal(() => closed(quote, '失注'))).toBe('not_allowed_now')
  })
})
