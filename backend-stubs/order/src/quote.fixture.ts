import { create } from '@bufbuild/protobuf'
import {
  LineQuantitySchema,
  type QuoteReservation,
  QuoteReservationSchema,
  QuoteSchema,
} from '@torrent/contracts/quote'
import { customer } from './order.fixture.ts'

export const QUOTE = '0193f000-0000-7000-8000-00000000aa01'
export const PLATES = '0193f000-0000-7000-8000-00000000aa11'
export const TEA = '0193f000-0000-7000-8000-00000000aa12'

/** 7 plates at 1,234.5 yen less 10 %, and 3 cases of tea at 99 yen with the reduced rate. */
const quote = create(QuoteSchema, {
  id: QUOTE,
  number: 'Q-2026-00007',
  status: 'sent',
  customer: { id: customer.id, code: customer.code, name: '見積時の名称' },
  subject: '11月分',
  deliveryPlace: '本社倉庫',
  paymentTerms: '現金',
  currency: 'JPY',
  taxRounding: 'half_up',
  pricesIncludeTax: false,
  lines: [
    {
      id: PLATES,
      itemId: '0193f000-0000-7000-8000-0000000000a1',
      itemCode: 'SS400-9',
      description: '鋼板',
      specification: '9t',
      quantity: '7',
      unit: '枚',
      unitPrice: '1234.5',
      discountPercent: '10',
      taxCode: 'standard',
      amountMinor: '7777',
    },
    {
      id: TEA,
      description: 'お茶',
      quantity: '3',
      unit: '箱',
      unitPrice: '99',
      taxCode: 'reduced',
      amountMinor: '297',
    },
  ],
})

/** What the quote answers when it has set these quantities aside. */
export function reservationOf(...lines: [lineId: string, quantity: string][]): QuoteReservation {
  return create(QuoteReservationSchema, {
    quote,
    lines: lines.map(([lineId, quantity]) => create(LineQuantitySchema, { lineId, quantity })),
  })
}
