import type { CommonService } from '@torrent/contracts/common'
import { ShippingService } from '@torrent/contracts/shipping'
import {
  businessService,
  type Client,
  documentStore,
  mount,
  openDatabase,
  Refused,
  requireUuid,
  type Service,
} from '@torrent/service-kit'
import { sagaCommands, shipmentCommands } from './commands.ts'
import { createFromOrder } from './create-from-order.ts'
import { customersFrom } from './customers.ts'
import { shipmentKind } from './summary.ts'

export interface ShippingServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
  common: Client<typeof CommonService>
  /** A token with which the service speaks for itself inside a tenant. */
  tokenFor: (tenant: string) => Promise<string>
}

/** Shipments: listens on `shipping.commands`, publishes `shipment` events, serves ShippingService. */
export async function createShippingService(dependencies: ShippingServiceDependencies): Promise<Service> {
  const { url, common, tokenFor } = dependencies
  const database = await openDatabase({
    name: 'shipping',
    url,
    tenancy: 'schema',
    migrations: new URL('../migrations/', import.meta.url),
  })
  const shipments = documentStore(shipmentKind)
  const saga = createFromOrder(shipments, customersFrom(common, tokenFor))
  return businessService({
    name: 'shipping',
    database,
    commands: shipmentCommands(shipments),
    orchestrates: [saga],
    sagas: runner => sagaCommands(runner, saga),
    serves: [
      mount(ShippingService, {
        async getShipment({ id }, { principal }) {
          const uuid = requireUuid(id, 'id')
          const shipment = await database.tenant(principal.tenant).transaction(tx => shipments.find(tx, uuid))
          if (!shipment) throw new Refused('not_found', 'id')
          return shipment
        },
      }),
    ],
  })
}
