import type { CommonService } from '@torrent/contracts/common'
import { OrderService } from '@torrent/contracts/order'
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
import { salesMasterData } from '@torrent/service-kit/sales'
import { conversionCommand, orderCommands } from './commands.ts'
import { createOrderFromQuote } from './create-order-from-quote.ts'
import { followShipments } from './shipments.ts'
import { orderKind } from './summary.ts'

export interface OrderServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
  common: Client<typeof CommonService>
  /** A token with which the service speaks for itself inside a tenant. */
  tokenFor: (tenant: string) => Promise<string>
}

/**
 * Sales orders: listens on `order.commands` and on shipments, publishes `order` events, orchestrates
 * `order.createFromQuote`, serves OrderService.
 */
export async function createOrderService({ url, common, tokenFor }: OrderServiceDependencies): Promise<Service> {
  const database = await openDatabase({
    name: 'order',
    url,
    tenancy: 'schema',
    migrations: new URL('../migrations/', import.meta.url),
  })
  const orders = documentStore(orderKind)
  const masterData = salesMasterData(common, tokenFor, 'order')
  const conversion = createOrderFromQuote(orders, masterData)
  return businessService({
    name: 'order',
    database,
    commands: orderCommands(orders, masterData),
    orchestrates: [conversion],
    sagas: runner => [conversionCommand(runner, orders, conversion)],
    listen: broker => followShipments(broker, database, orders),
    serves: [
      mount(OrderService, {
        async getOrder({ id }, { principal }) {
          const uuid = requireUuid(id, 'id')
          const order = await database.tenant(principal.tenant).transaction(tx => orders.find(tx, uuid))
          if (!order) throw new Refused('not_found', 'id')
          return order
        },
      }),
    ],
  })
}
