import { create } from '@bufbuild/protobuf'
import { CustomerSchema, ItemSchema, TaxRateSchema } from '@torrent/contracts/common'
import { type Order, OrderInputSchema, OrderLineInputSchema } from '@torrent/contracts/order'
import { Refused } from '@torrent/service-kit'
import type { Figures } from './ledger.ts'
import { lineFigures } from './ledger.ts'
import { confirmed, drafted, type OrderFacts } from './order.ts'

export const NOW = '2026-11-22T03:00:00.000Z'
export const ORDER = '0193f000-0000-7000-8000-000000000001'

/** The id of the line with this number, from 1. */
export function lineId(number: number): string {
  return `0193f000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`
}

/** The id of the shipment with this number. */
export function shipmentId(number: number): string {
  return `0193f000-0000-7000-8000-00000002${String(number).padStart(4, '0')}`
}

export const customer = create(CustomerSchema, {
  id: '0193f000-0000-7000-8000-0000000000c1',
  code: 'C001',
  name: '東洋機械株式会社',
  paymentTerms: '月末締め翌月末払い',
  taxRounding: 'floor',
  currency: 'JPY',
})

export const taxRates = [
  create(TaxRateSchema, { taxCode: 'standard', percent: '10', effectiveFrom: '2019-10-01' }),
  create(TaxRateSchema, { taxCode: 'reduced', percent: '8', effectiveFrom: '2019-10-01' }),
]

export const plate = create(ItemSchema, {
  id: '0193f000-0000-7000-8000-0000000000a1',
  code: 'SS400-9',
  name: '鋼板 SS400',
  specification: '9 × 1219 × 2438',
  unit: '枚',
})

export const facts: OrderFacts = {
  customer,
  catalog: { items: new Map([[plate.id, plate]]), taxRates, today: '2026-11-22' },
  now: NOW,
}

/** What a person enters: one line of plate for each quantity, at 1,250 yen. */
export function inputOf(...quantities: string[]) {
  return create(OrderInputSchema, {
    customerId: customer.id,
    subject: '鋼板',
    header: { customerPo: 'PO-77', requestedDate: '2026-12-10' },
    lines: quantities.map((quantity, index) =>
      create(OrderLineInputSchema, {
        id: lineId(index + 1),
        itemId: plate.id,
        quantity,
        unitPrice: '1250',
        taxCode: 'standard',
      }),
    ),
  })
}

export function draftOf(...quantities: string[]): Order {
  return drafted(ORDER, inputOf(...quantities), facts)
}

export function confirmedOf(...quantities: string[]): Order {
  return confirmed(draftOf(...quantities))
}

/** The figures of every line in one readable text: `open/allocated/shipped/returned/cancelled`. */
export function ledgerOf(order: Order): string[] {
  return order.lines.map(line => {
    const { open, allocated, shipped, returned, cancelled }: Figures = lineFigures(order, line.id)
    return [open, allocated, shipped, returned, cancelled].join('/')
  })
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
