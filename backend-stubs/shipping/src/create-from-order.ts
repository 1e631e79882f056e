import { create } from '@bufbuild/protobuf'
import { type ResultRef, ResultRefSchema } from '@torrent/contracts/backbone'
import {
  AllocateOrderLinesSchema,
  type LineQuantity,
  OrderAllocationSchema,
  ReleaseOrderLinesSchema,
} from '@torrent/contracts/order'
import type { CreateShipmentFromOrder, Shipment } from '@torrent/contracts/shipping'
import { ShipmentInputSchema } from '@torrent/contracts/shipping'
import {
  type CommandContext,
  type DocumentStore,
  Refused,
  requireUuid,
  resultOf,
  rows,
  type Saga,
} from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { type Allocation, allocationOf } from './allocation.ts'
import type { CustomerLookup } from './customers.ts'
import { checkedPlan, planned, type ShipmentPlan } from './shipment.ts'

/** What the saga knows from step to step; stored as JSON. */
export interface CreateFromOrder {
  shipmentId: string
  orderId: string
  /** Empty: everything that is open. */
  lines: Pick<LineQuantity, 'lineId' | 'quantity'>[]
  plan: ShipmentPlan
  allocation?: Allocation
  result?: Pick<ResultRef, 'kind' | 'id' | 'version' | 'number'>
}

const NAME = 'shipment.createFromOrder'
const MAX_LINES = 500

/**
 * The order sets the quantities aside, then the shipment is made of what it set aside. When the shipment is refused
 * (credit stop, a day in the past), the order gets them back.
 */
export function createFromOrder(shipments: DocumentStore<Shipment>, customerOf: CustomerLookup): Saga<CreateFromOrder> {
  return {
    name: NAME,
    steps: [
      {
        name: 'allocate',
        service: 'order',
        invoke: ({ shipmentId, orderId, lines }) =>
          create(AllocateOrderLinesSchema, { id: orderId, shipmentId, lines: lines.map(line => ({ ...line })) }),
        learn: (data, reply) => ({ ...data, allocation: allocationOf(resultOf(OrderAllocationSchema, reply)) }),
        compensate: ({ shipmentId, orderId }) => create(ReleaseOrderLinesSchema, { id: orderId, shipmentId }),
      },
      {
        name: 'create',
        async run(context, data) {
          const { shipmentId, plan, allocation } = data
          if (!allocation) throw new Refused('no_lines', 'lines')
          const customer = await customerOf(context, allocation.customerId)
          const { today, actor } = context
          const shipment = planned(shipmentId, plan, allocation, { customer, today, actor })
          const { kind, id, version, number } = await shipments.insert(context, shipment, { type: 'created' })
          return { ...data, result: { kind, id, version, number } }
        },
      },
    ],
    result: ({ result }) => create(ResultRefSchema, result),
  }
}

/** What was asked for, checked for its form. Refused: `invalid`, `too_many_lines`, and see {@link checkedPlan}. */
export function requested({ id, orderId, lines, shipment }: CreateShipmentFromOrder): CreateFromOrder {
  if (lines.length > MAX_LINES) throw new Refused('too_many_lines', 'lines', { max: String(MAX_LINES) })
  return {
    shipmentId: requireUuid(id, 'id'),
    orderId: requireUuid(orderId, 'orderId'),
    lines: lines.map(({ orderLineId, quantity }) => ({ lineId: orderLineId, quantity })),
    plan: checkedPlan(shipment ?? create(ShipmentInputSchema)),
  }
}

/**
 * Refused: `already_exists` when a shipment of this id is there or on its way. Asked before anything is set aside: the
 * order knows the quantities by this id, and giving back those of the second would give back those of the first.
 */
export async function requireNewId({ tx }: CommandContext, shipmentId: string): Promise<void> {
  const taken = await rows(
    tx,
    sql`select 1 from documents where id = ${shipmentId} union all
      select 1 from sagas where name = ${NAME} and state <> 'failed' and data -> 'data' ->> 'shipmentId' = ${shipmentId}`,
  )
  if (taken.length > 0) throw new Refused('already_exists', 'id')
}
