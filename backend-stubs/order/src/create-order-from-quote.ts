import { create } from '@bufbuild/protobuf'
import { type ResultRef, ResultRefSchema } from '@torrent/contracts/backbone'
import { type CreateOrderFromQuote, CreateOrderFromQuoteSchema, type Order } from '@torrent/contracts/order'
import {
  ConfirmQuoteLinesSchema,
  QuoteReservationSchema,
  ReleaseQuoteLinesSchema,
  ReserveQuoteLinesSchema,
} from '@torrent/contracts/quote'
import { type DocumentStore, fromPayload, Refused, resultOf, type Saga, toPayload } from '@torrent/service-kit'
import type { SalesMasterData } from '@torrent/service-kit/sales'
import { fromQuote } from './from-quote.ts'
import { cancelled, held } from './order.ts'

/** What the saga remembers from step to step, stored as JSON. */
export interface Conversion {
  orderId: string
  quoteId: string
  /** JSON of the command. */
  command: unknown
  /** JSON of what the quote has set aside; known after the first step. */
  reservation?: unknown
  /** The order; known after the second step. */
  order?: { number: string; version: number }
}

/** Why an order stays behind, cancelled, whose quote could not be told of it. Both languages: it is kept as written. */
const NOT_COMPLETED =
  '見積からの受注登録が完了しなかったため取り消しました。/ The conversion of the quote was not completed.'

/** A conversion at its beginning. */
export function conversionOf(command: CreateOrderFromQuote): Conversion {
  return {
    orderId: command.id,
    quoteId: command.quoteId,
    command: toPayload(CreateOrderFromQuoteSchema, command),
  }
}

/**
 * Quote to order: set the quantities aside in the quote, make the order, tell the quote that it is there. Whatever
 * fails, the quote gets its quantities back; an order that was made already is cancelled, never deleted.
 */
export function createOrderFromQuote(orders: DocumentStore<Order>, masterData: SalesMasterData): Saga<Conversion> {
  return {
    name: 'order.createFromQuote',
    steps: [
      {
        name: 'reserve',
        service: 'quote',
        invoke: ({ orderId, quoteId, command }) => {
          const { lines } = fromPayload(CreateOrderFromQuoteSchema, command)
          const wanted = lines.map(({ lineId, quantity }) => ({ lineId, quantity }))
          return create(ReserveQuoteLinesSchema, { id: quoteId, orderId, lines: wanted })
        },
        learn: (data, reply) => ({
          ...data,
          reservation: toPayload(QuoteReservationSchema, resultOf(QuoteReservationSchema, reply)),
        }),
        compensate: ({ orderId, quoteId }) => create(ReleaseQuoteLinesSchema, { id: quoteId, orderId }),
      },
      {
        name: 'create',
        async run(context, data) {
          const reservation = fromPayload(QuoteReservationSchema, data.reservation)
          const { order: header } = fromPayload(CreateOrderFromQuoteSchema, data.command)
          const facts = await masterData.customer(context, reservation.quote?.customer?.id ?? '')
          const order = fromQuote(data.orderId, reservation, header, { ...facts, ...context })
          const { number, version } = await orders.insert(context, order, { type: 'created', note: order.quoteNumber })
          return { ...data, order: { number, version } }
        },
        async undo(context, { orderId }) {
          const order = await orders.load(context, orderId)
          const { after, type } = withdrawn(order, context.now)
          if (after !== order) await orders.save(context, order, after, { type, note: NOT_COMPLETED })
        },
      },
      {
        name: 'confirm',
        service: 'quote',
        invoke: ({ orderId, quoteId, order }) =>
          create(ConfirmQuoteLinesSchema, { id: quoteId, orderId, orderNumber: order?.number ?? '' }),
      },
    ],
    result: ({ orderId, order }): ResultRef =>
      create(ResultRefSchema, {
        kind: 'order',
        id: orderId,
        version: order?.version ?? 0,
        number: order?.number ?? '',
      }),
  }
}

/**
 * The order after its conversion has failed: cancelled. Should somebody have confirmed it and begun to ship in the
 * same moment, it is put on hold for a person to decide; an undo must always come to an end.
 */
function withdrawn(order: Order, now: string): { after: Order; type: string } {
  for (const [type, step] of [
    ['cancelled', () => cancelled(order, NOT_COMPLETED, now)],
    ['held', () => held(order, NOT_COMPLETED)],
  ] as const) {
    try {
      return { after: step(), type }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }
  return { after: order, type: '' }
}
