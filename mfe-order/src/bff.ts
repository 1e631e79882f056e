import type { OrderRouter } from '@torrent/order-bff'
import { type BffInputs, type BffOutputs, createBffClient } from '@torrent/portal-kit'

/** The order BFF, as options for TanStack Query. */
export const bff = createBffClient<OrderRouter>('order')

type Inputs = BffInputs<OrderRouter>
type Outputs = BffOutputs<OrderRouter>

/** An order with what its lifecycle allows this person. */
export type OrderDocument = Outputs['get']
/** A quote that an order is made of. */
export type QuoteDocument = Outputs['quote']
export type HistoryEntry = Outputs['history'][number]
export type OrderInput = Inputs['create']['order']
export type HeaderInput = Inputs['update']['order']
export type ConversionInput = Inputs['createFromQuote']
