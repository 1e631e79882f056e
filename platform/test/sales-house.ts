import { randomUUID } from 'node:crypto'
import { create, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf'
import { createCommonService, seedDemo } from '@torrent/common-service'
import { CommonService, type Customer, type Item } from '@torrent/contracts/common'
import { type Job, JobService } from '@torrent/contracts/job'
import { type Order, OrderService } from '@torrent/contracts/order'
import {
  ApproveQuoteSchema,
  CreateQuoteSchema,
  MarkQuoteSentSchema,
  type Quote,
  QuoteService,
  SubmitQuoteSchema,
} from '@torrent/contracts/quote'
import { ShippingService } from '@torrent/contracts/shipping'
import { createJobService } from '@torrent/job-service'
import { createOrderService } from '@torrent/order-service'
import { createQuoteService } from '@torrent/quote-service'
import { type CallContext, type Delivery, openPostgresBroker, pack, topicOf } from '@torrent/service-kit'
import { asSuperuser, clientOf, databaseIn, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { createShippingService } from '@torrent/shipping-service'
import { vi } from 'vitest'
import { tokensOf } from '../src/service-tokens.ts'

const TENANT = 'acme-metal'
export const OTHER_TENANT = 'mori-foods'

const DATABASES = ['broker', 'common', 'job', 'quote', 'order', 'shipping'] as const

/** Master data, jobs, quotes, orders and shipments around one broker, in this process: what a sale goes through. */
export async function openSalesHouse() {
  const urls = Object.fromEntries(
    await Promise.all(DATABASES.map(async name => [name, await testDatabase(name)] as const)),
  ) as Record<(typeof DATABASES)[number], string>
  const identity = await testIdentity()
  const broker = await openPostgresBroker(urls.broker)
  const common = await createCommonService({ url: urls.common })
  const master = clientOf(CommonService, common, identity.verify)
  const [job, quote, order, shipping] = await Promise.all([
    createJobService({ url: urls.job }),
    createQuoteService({ url: urls.quote, common: master, tokenFor: tokensOf('quote', identity.internalKey) }),
    createOrderService({ url: urls.order, common: master, tokenFor: tokensOf('order', identity.internalKey) }),
    createShippingService({ url: urls.shipping, common: master, tokenFor: tokensOf('shipping', identity.internalKey) }),
  ])
  const services = [common, job, quote, order, shipping]
  for (const tenant of [TENANT, OTHER_TENANT]) {
    await Promise.all(services.map(service => service.provision(tenant)))
    await seedDemo(common, tenant)
  }
  /** Every message of these services so far, in the order of its topic. */
  const messages: Delivery[] = []
  await broker.subscribe({
    group: 'test.record',
    topics: ['quote.commands', 'order.commands', 'order.replies', 'order', 'quote', 'shipment'].map(topicOf),
    handle: async delivery => {
      messages.push(delivery)
      return undefined
    },
  })
  await Promise.all(services.map(service => service.start(broker)))

  const clients = {
    common: master,
    job: clientOf(JobService, job, identity.verify),
    quote: clientOf(QuoteService, quote, identity.verify),
    order: clientOf(OrderService, order, identity.verify),
    shipping: clientOf(ShippingService, shipping, identity.verify),
  }

  /** Somebody at a browser. */
  async function person(role: 'admin' | 'sales' | 'orders' | 'shipping', tenant = TENANT) {
    const { call } = await identity.person(tenant, role)
    const send = <Desc extends DescMessage>(schema: Desc, command: MessageInitShape<Desc>, commandId = randomUUID()) =>
      clients.job.startJob({ commandId, command: pack(schema, create(schema, command)) }, call)
    const ended = async (job: Job): Promise<Job> => {
      for (let now = job; ; now = await clients.job.waitForJob({ id: job.id, timeoutMs: 5_000 }, call))
        if (now.state === 'succeeded' || now.state === 'failed') return now
    }
    return {
      call,
      send,
      /** Sends a command and waits for its end, whatever it is. */
      tries: async <Desc extends DescMessage>(schema: Desc, command: MessageInitShape<Desc>) =>
        ended(await send(schema, command)),
      ended,
    }
  }

  return {
    broker,
    clients,
    messages,
    person,
    /** Runs statements in a service's database past its rules: to break something on purpose, or to look. */
    inDatabase: async (name: (typeof DATABASES)[number], statement: string) =>
      (await asSuperuser(databaseIn(urls[name]), client => client.query(statement))).rows,
    async close() {
      await broker.close()
      await Promise.all(services.map(service => service.stop()))
    },
  }
}

export type SalesHouse = Awaited<ReturnType<typeof openSalesHouse>>
export type Somebody = Awaited<ReturnType<SalesHouse['person']>>

/** A customer who may order, one on credit stop, and an item. */
export async function masterData({ clients }: SalesHouse, call: CallContext) {
  const { customers } = await clients.common.searchCustomers({ limit: 100 }, call)
  const { items } = await clients.common.searchItems({ limit: 1 }, call)
  return {
    customer: customers.find(({ blocked }) => !blocked) as Customer,
    blocked: customers.find(({ blocked }) => blocked) as Customer,
    item: items[0] as Item,
  }
}

/** A quote that is with the customer: one line for each quantity. */
export async function sentQuote(
  { clients }: SalesHouse,
  somebody: Somebody,
  { customer, item }: { customer: Customer; item: Item },
  ...quantities: string[]
): Promise<Quote> {
  const id = randomUUID()
  const quote = {
    customerId: customer.id,
    subject: `Quote ${id.slice(0, 8)}`,
    validUntil: '2199-12-31',
    lines: quantities.map(quantity => ({
      id: randomUUID(),
      itemId: item.id,
      quantity,
      unitPrice: '1250.5',
      discountPercent: '10',
      taxCode: 'standard',
    })),
  }
  await does(somebody.tries(CreateQuoteSchema, { id, quote }))
  await does(somebody.tries(SubmitQuoteSchema, { id, baseVersion: 1 }))
  await does(somebody.tries(ApproveQuoteSchema, { id, baseVersion: 2 }))
  await does(somebody.tries(MarkQuoteSentSchema, { id, baseVersion: 3 }))
  return clients.quote.getQuote({ id }, somebody.call)
}

/** Repeats the check until it holds: what follows from an event comes a moment after its cause. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 10_000, interval: 20 })
}

/** The job's result; throws when it has failed. */
export async function does(job: Promise<Job>): Promise<{ id: string; version: number; number: string }> {
  const { state, type, result, error } = await job
  if (state !== 'succeeded' || !result) throw new Error(`${type}: ${state} ${error?.code} ${error?.field}`)
  return result
}

/** `open/allocated/shipped/returned/cancelled` of each line. */
export function ledgerOf(order: Order): string[] {
  return order.lines.map(line =>
    [
      line.openQuantity,
      line.allocatedQuantity,
      line.shippedQuantity,
      line.returnedQuantity,
      line.cancelledQuantity,
    ].join('/'),
  )
}
