import { create } from '@bufbuild/protobuf'
import type { Quote } from '@torrent/contracts/quote'
import {
  ApproveQuoteSchema,
  CloseQuoteSchema,
  ConfirmQuoteLinesSchema,
  CreateQuoteSchema,
  MarkQuoteSentSchema,
  type QuoteInput,
  QuoteInputSchema,
  QuoteReservationSchema,
  RejectQuoteSchema,
  ReleaseQuoteLinesSchema,
  ReserveQuoteLinesSchema,
  SubmitQuoteSchema,
  UpdateQuoteSchema,
} from '@torrent/contracts/quote'
import { type CommandContext, type DocumentStore, handle, requireUuid } from '@torrent/service-kit'
import type { SalesMasterData } from '@torrent/service-kit/sales'
import { ordered, released, reserved } from './conversion.ts'
import { approved, closed, drafted, edited, type QuoteFacts, rejected, sent, submitted } from './quote.ts'

/** What the quote service does on each command: load, decide, save; all in the transaction the kit opened. */
export function quoteCommands(quotes: DocumentStore<Quote>, masterData: SalesMasterData) {
  async function facts(context: CommandContext, input: QuoteInput): Promise<QuoteFacts> {
    return { ...(await masterData.of(context, input)), today: context.today }
  }

  return [
    handle(CreateQuoteSchema, async (context, { id, quote: input = create(QuoteInputSchema) }) => {
      const quote = drafted(requireUuid(id, 'id'), input, await facts(context, input), context.actor)
      return quotes.insert(context, quote, { type: 'created' })
    }),
    handle(UpdateQuoteSchema, async (context, { id, baseVersion, quote: input = create(QuoteInputSchema) }) => {
      const quote = await quotes.load(context, id, baseVersion)
      return quotes.save(context, quote, edited(quote, input, await facts(context, input)), { type: 'edited' })
    }),
    handle(SubmitQuoteSchema, async (context, { id, baseVersion, note }) => {
      const quote = await quotes.load(context, id, baseVersion)
      return quotes.save(context, quote, submitted(quote, context.today), { type: 'submitted', note })
    }),
    handle(ApproveQuoteSchema, async (context, { id, baseVersion, note }) => {
      const quote = await quotes.load(context, id, baseVersion)
      return quotes.save(context, quote, approved(quote), { type: 'approved', note })
    }),
    handle(RejectQuoteSchema, async (context, { id, baseVersion, reason }) => {
      const quote = await quotes.load(context, id, baseVersion)
      return quotes.save(context, quote, rejected(quote, reason), { type: 'rejected', note: reason })
    }),
    handle(MarkQuoteSentSchema, async (context, { id, baseVersion }) => {
      const quote = await quotes.load(context, id, baseVersion)
      return quotes.save(context, quote, sent(quote), { type: 'sent' })
    }),
    handle(CloseQuoteSchema, async (context, { id, baseVersion, reason }) => {
      const quote = await quotes.load(context, id, baseVersion)
      return quotes.save(context, quote, closed(quote, reason), { type: 'closed', note: reason })
    }),

    // Steps of the order service's saga.
    handle(ReserveQuoteLinesSchema, async (context, { id, orderId, lines: wanted }) => {
      const quote = await quotes.load(context, id)
      const { quote: after, lines } = reserved(quote, orderId, wanted, context)
      await quotes.save(context, quote, after, { type: 'reserved' })
      const message = create(QuoteReservationSchema, { quote: after, lines })
      return { kind: 'reply', schema: QuoteReservationSchema, message }
    }),
    handle(ReleaseQuoteLinesSchema, async (context, { id, orderId }) => {
      const quote = await quotes.load(context, id)
      const after = released(quote, orderId, context.now)
      if (after !== quote) await quotes.save(context, quote, after, { type: 'released' })
      return { kind: 'replied' }
    }),
    handle(ConfirmQuoteLinesSchema, async (context, { id, orderId, orderNumber }) => {
      const quote = await quotes.load(context, id)
      const after = ordered(quote, orderId, context.now)
      if (after !== quote) await quotes.save(context, quote, after, { type: 'ordered', note: orderNumber })
      return { kind: 'replied' }
    }),
  ]
}
