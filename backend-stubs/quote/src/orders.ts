import { create } from '@bufbuild/protobuf'
import { CommandEnvelopeSchema } from '@torrent/contracts/backbone'
import { DocumentEventSchema } from '@torrent/contracts/document'
import type { Quote } from '@torrent/contracts/quote'
import {
  type Broker,
  contextOf,
  type Database,
  type Delivery,
  type DocumentStore,
  firstTime,
  fromPayload,
  topicOf,
} from '@torrent/service-kit'
import { released } from './conversion.ts'

/**
 * Opens again what a cancelled order had taken, so that another order can be made of it: each event once, in one
 * transaction with the quote's own event.
 */
export function followOrders(broker: Broker, database: Database, quotes: DocumentStore<Quote>): Promise<void> {
  return broker.subscribe({
    group: 'quote.orders',
    topics: [topicOf('order')],
    async handle({ message }: Delivery) {
      const { document, change } = fromPayload(DocumentEventSchema, message.payload)
      const source = document?.sources.find(({ kind }) => kind === 'quote')
      if (change?.type !== 'cancelled' || !document || !source) return undefined
      await database.tenant(message.tenant).transaction(async tx => {
        if (!(await firstTime(tx, message.id))) return
        const envelope = create(CommandEnvelopeSchema, { actor: change.actor })
        const context = contextOf(tx, { tenant: message.tenant, traceparent: message.traceparent, envelope })
        const quote = await quotes.load(context, source.id)
        const after = released(quote, document.id, context.now)
        if (after !== quote) await quotes.save(context, quote, after, { type: 'released', note: document.number })
      })
      return undefined
    },
  })
}
