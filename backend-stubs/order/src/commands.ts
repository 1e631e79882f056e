import { create } from '@bufbuild/protobuf'
import {
  AllocateOrderLinesSchema,
  CancelOrderSchema,
  ConfirmOrderSchema,
  CreateOrderFromQuoteSchema,
  CreateOrderSchema,
  HoldOrderSchema,
  type Order,
  OrderAllocationSchema,
  OrderInputSchema,
  ReleaseOrderLinesSchema,
  ResumeOrderSchema,
  UpdateOrderSchema,
} from '@torrent/contracts/order'
import { type DocumentStore, handle, Refused, requireUuid, type Saga, type SagaRunner } from '@torrent/service-kit'
import { MAX_LINES, type SalesMasterData } from '@torrent/service-kit/sales'
import { allocated, released } from './allocation.ts'
import { type Conversion, conversionOf } from './create-order-from-quote.ts'
import { cancelled, checkedHeader, confirmed, drafted, edited, held, resumed } from './order.ts'

/** What the order service does on each command: load, decide, save; all in the transaction the kit opened. */
export function orderCommands(orders: DocumentStore<Order>, masterData: SalesMasterData) {
  return [
    handle(CreateOrderSchema, async (context, { id, order: input = create(OrderInputSchema) }) => {
      const facts = { ...(await masterData.of(context, input)), now: context.now }
      return orders.insert(context, drafted(requireUuid(id, 'id'), input, facts), { type: 'created' })
    }),
    handle(UpdateOrderSchema, async (context, { id, baseVersion, order: header }) => {
      const order = await orders.load(context, id, baseVersion)
      return orders.save(context, order, edited(order, header), { type: 'edited' })
    }),
    handle(ConfirmOrderSchema, async (context, { id, baseVersion }) => {
      const order = await orders.load(context, id, baseVersion)
      return orders.save(context, order, confirmed(order), { type: 'confirmed' })
    }),
    handle(HoldOrderSchema, async (context, { id, baseVersion, reason }) => {
      const order = await orders.load(context, id, baseVersion)
      return orders.save(context, order, held(order, reason), { type: 'held', note: reason })
    }),
    handle(ResumeOrderSchema, async (context, { id, baseVersion }) => {
      const order = await orders.load(context, id, baseVersion)
      return orders.save(context, order, resumed(order), { type: 'resumed' })
    }),
    handle(CancelOrderSchema, async (context, { id, baseVersion, reason }) => {
      const order = await orders.load(context, id, baseVersion)
      return orders.save(context, order, cancelled(order, reason, context.now), { type: 'cancelled', note: reason })
    }),

    // Steps of the shipping service's saga.
    handle(AllocateOrderLinesSchema, async (context, { id, shipmentId, lines: wanted }) => {
      const order = await orders.load(context, id)
      const { order: after, lines } = allocated(order, shipmentId, wanted, context.now)
      await orders.save(context, order, after, { type: 'allocated' })
      const message = create(OrderAllocationSchema, { order: after, lines })
      return { kind: 'reply', schema: OrderAllocationSchema, message }
    }),
    handle(ReleaseOrderLinesSchema, async (context, { id, shipmentId }) => {
      const order = await orders.load(context, id)
      const after = released(order, shipmentId, context.now)
      if (after !== order) await orders.save(context, order, after, { type: 'released' })
      return { kind: 'replied' }
    }),
  ]
}

/** The command that needs another service: checked as far as it can be here, then carried on by its saga. */
export function conversionCommand(runner: SagaRunner, orders: DocumentStore<Order>, saga: Saga<Conversion>) {
  return handle(CreateOrderFromQuoteSchema, async (context, command) => {
    const id = requireUuid(command.id, 'id')
    requireUuid(command.quoteId, 'quoteId')
    if (command.lines.length > MAX_LINES) throw new Refused('too_many_lines', 'lines', { max: String(MAX_LINES) })
    checkedHeader(command.order, 'order')
    if (await orders.find(context.tx, id)) throw new Refused('already_exists', 'id')
    return runner.start(context, saga, conversionOf(command))
  })
}
