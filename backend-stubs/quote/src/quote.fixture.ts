import { create } from '@bufbuild/protobuf'
import { ActorSchema } from '@torrent/contracts/backbone'
import { CustomerSchema, ItemSchema, TaxRateSchema } from '@torrent/contracts/common'
import { type Quote, QuoteInputSchema, QuoteLineInputSchema } from '@torrent/contracts/quote'
import { Refused } from '@torrent/service-kit'
import { approved, drafted, type QuoteFacts, sent, submitted } from './quote.ts'

export const TODAY = '2026-11-22'
export const NOW = '2026-11-22T03:00:00.000Z'
export const QUOTE = '0193f000-0000-7000-8000-000000000001'

/** The id of the line with this number, from 1. */
export function lineId(number: number): string {
  return `0193f000-0000-7000-8000-000000001${String(number).padStart(3, '0')}`
}

/** The id of the order with this number. */
export function orderId(number: number): string {
  return `0193f000-0000-7000-8000-00000002${String(number).padStart(4, '0')}`
}

export const actor = create(ActorSchema, { id: '0193f000-0000-7000-8000-0000000000e1', name: '佐藤', roles: ['sales'] })

export const customer = create(CustomerSchema, {
  id: '0193f000-0000-7000-8000-0000000000c1',
  code: 'C001',
  name: '東洋機械株式会社',
  paymentTerms: '月末締め翌月末払い',
  taxRounding: 'floor',
  currency: 'JPY',
})

export const plate = create(ItemSchema, {
  id: '0193f000-0000-7000-8000-0000000000a1',
  code: 'SS400-9',
  name: '鋼板 SS400',
  specification: '9 × 1219 × 2438',
  unit: '枚',
})

export const facts: QuoteFacts = {
  customer,
  today: TODAY,
  catalog: {
    items: new Map([[plate.id, plate]]),
    taxRates: [
      create(TaxRateSchema, { taxCode: 'standard', percent: '10', effectiveFrom: '2019-10-01' }),
      create(TaxRateSchema, { taxCode: 'reduced', percent: '8', effectiveFrom: '2019-10-01' }),
    ],
    today: TODAY,
  },
}

/** What a person enters: one line of plate for each quantity, at 1,250 yen. */
export function inputOf(...quantities: string[]) {
  return create(QuoteInputSchema, {
    customerId: customer.id,
    subject: '鋼板',
    validUntil: '2026-12-31',
    lines: quantities.map((quantity, index) =>
      create(QuoteLineInputSchema, {
        id: lineId(index + 1),
        itemId: plate.id,
        quantity,
        unitPrice: '1250',
        taxCode: 'standard',
      }),
    ),
  })
}

export function draftOf(...quantities: string[]): Quote {
  return drafted(QUOTE, inputOf(...quantities), facts, actor)
}

/** A quote that is with the customer. */
export function sentOf(...quantities: string[]): Quote {
  return sent(approved(submitted(draftOf(...quantities), TODAY)))
}

/** The code with which the work is refused; `done` when it is not. */
export function refusal(work: () => unknown): string {
  try {
    work()
    return 'done'
  } catch (error) {
    if (error instanceof Refused) return error.field === '' ? error.code : `${error.code} ${error.field}`
    throw error
  }
}
