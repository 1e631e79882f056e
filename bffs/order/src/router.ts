import {
  command,
  commandInput,
  documentProcedures,
  optionalDay,
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
  CancelOrderSchema,
  ConfirmOrderSchema,
  CreateOrderFromQuoteSchema,
  CreateOrderSchema,
  HoldOrderSchema,
  OrderSchema,
  ResumeOrderSchema,
  UpdateOrderSchema,
} from '@torrent/contracts/order'
import { QuoteSchema } from '@torrent/contracts/quote'
import { z } from 'zod'

const header = z.strictObject({
  customerPo: text(100).default(''),
  requestedDate: optionalDay.default(''),
  promisedDate: optionalDay.default(''),
  deliveryPlace: text(500).default(''),
  note: text(4000).default(''),
})

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

const order = z.strictObject({
  customerId: uuid,
  subject: text(200),
  header: header.prefault({}),
  lines: z.array(line).max(500, 'too_many_lines'),
})

/** What to take of a quote; prices are the quote's own and no business of the browser. */
const taken = z.strictObject({ lineId: uuid, quantity })

const step = { id: uuid, baseVersion: version }
const search = z.strictObject({ text: text(100).default(''), limit: z.int().min(1).max(100).default(20) })

/** The order screens' BFF: reads from the read side, changes through commands. */
export const orderRouter = router({
  ...documentProcedures('order', OrderSchema),
  /** The quote that is being converted, as those may see it who may read quotes. */
  quote: documentProcedures('quote', QuoteSchema).get,
  customers: procedure('customer.read')
    .input(search)
    .query(async ({ ctx, input }) => (await ctx.clients.common.searchCustomers(input, ctx.call)).customers),
  items: procedure('item.read')
    .input(search)
    .query(async ({ ctx, input }) => (await ctx.clients.common.searchItems(input, ctx.call)).items),
  taxRates: procedure('item.read').query(
    async ({ ctx }) => (await ctx.clients.common.listTaxRates({}, ctx.call)).taxRates,
  ),
  create: command(CreateOrderSchema, commandInput({ id: uuid, order }), input => input),
  /** No lines means everything that is open. */
  createFromQuote: command(
    CreateOrderFromQuoteSchema,
    commandInput({
      id: uuid,
      quoteId: uuid,
      lines: z.array(taken).max(500, 'too_many_lines').default([]),
      order: header.prefault({}),
    }),
    input => input,
  ),
  update: command(UpdateOrderSchema, commandInput({ ...step, order: header }), input => input),
  confirm: command(ConfirmOrderSchema, commandInput(step), input => input),
  hold: command(HoldOrderSchema, commandInput({ ...step, reason: text(1000) }), input => input),
  resume: command(ResumeOrderSchema, commandInput(step), input => input),
  cancel: command(CancelOrderSchema, commandInput({ ...step, reason: text(1000) }), input => input),
})

export type OrderRouter = typeof orderRouter
