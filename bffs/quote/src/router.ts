import {
  command,
  commandInput,
  day,
  documentProcedures,
  optionalUuid,
  percent,
  price,
  procedure,
  quantity,
  router,
  taxCode,
  text,
  uuid,
  version,
} from '@torrent/bff-kit'
import {
  ApproveQuoteSchema,
  CloseQuoteSchema,
  CreateQuoteSchema,
  MarkQuoteSentSchema,
  QuoteSchema,
  RejectQuoteSchema,
  SubmitQuoteSchema,
  UpdateQuoteSchema,
} from '@torrent/contracts/quote'
import { z } from 'zod'

const line = z.strictObject({
  id: uuid,
  itemId: optionalUuid,
  description: text(200),
  specification: text(500).default(''),
  quantity,
  unit: text(20).default(''),
  unitPrice: price,
  discountPercent: percent.default('0'),
  taxCode,
})

const quote = z.strictObject({
  customerId: uuid,
  contact: text(200).default(''),
  subject: text(200),
  validUntil: day,
  deliveryTerms: text(500).default(''),
  deliveryPlace: text(500).default(''),
  paymentTerms: text(500).default(''),
  note: text(4000).default(''),
  lines: z.array(line).max(500, 'too_many_lines'),
})

const step = { id: uuid, baseVersion: version }
const search = z.strictObject({ text: text(100).default(''), limit: z.int().min(1).max(100).default(20) })

/** The quote screens' BFF: reads from the read side, changes through commands. */
export const quoteRouter = router({
  ...documentProcedures('quote', QuoteSchema),
  customers: procedure('customer.read')
    .input(search)
    .query(async ({ ctx, input }) => (await ctx.clients.common.searchCustomers(input, ctx.call)).customers),
  items: procedure('item.read')
    .input(search)
    .query(async ({ ctx, input }) => (await ctx.clients.common.searchItems(input, ctx.call)).items),
  taxRates: procedure('item.read').query(
    async ({ ctx }) => (await ctx.clients.common.listTaxRates({}, ctx.call)).taxRates,
  ),
  create: command(CreateQuoteSchema, commandInput({ id: uuid, quote }), input => input),
  update: command(UpdateQuoteSchema, commandInput({ ...step, quote }), input => input),
  submit: command(SubmitQuoteSchema, commandInput({ ...step, note: text(1000).default('') }), input => input),
  approve: command(ApproveQuoteSchema, commandInput({ ...step, note: text(1000).default('') }), input => input),
  reject: command(RejectQuoteSchema, commandInput({ ...step, reason: text(1000) }), input => input),
  markSent: command(MarkQuoteSentSchema, commandInput(step), input => input),
  close: command(CloseQuoteSchema, commandInput({ ...step, reason: text(1000) }), input => input),
})

export type QuoteRouter = typeof quoteRouter
