import { type BffInputs, type BffOutputs, createBffClient } from '@torrent/portal-kit'
import type { ShippingRouter } from '@torrent/shipping-bff'

/** The shipping BFF, as options for TanStack Query. */
export const bff = createBffClient<ShippingRouter>('shipping')

type Outputs = BffOutputs<ShippingRouter>

/** A shipment with what its lifecycle allows this person. */
export type ShipmentDocument = Outputs['get']
export type ShipmentState = ShipmentDocument['state']
export type HistoryEntry = Outputs['history'][number]
/** The order that a shipment is made of. */
export type OrderDocument = Outputs['order']
export type NewShipmentInput = Omit<BffInputs<ShippingRouter>['createFromOrder'], 'commandId'>
