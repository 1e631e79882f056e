import { randomUUID } from 'node:crypto'
import type { Customer, Item } from '@torrent/contracts/common'
import type { Job } from '@torrent/contracts/job'
import {
  CancelOrderSchema,
  ConfirmOrderSchema,
  CreateOrderFromQuoteSchema,
  CreateOrderSchema,
  HoldOrderSchema,
} from '@torrent/contracts/order'
import type { Quote } from '@torrent/contracts/quote'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  does,
  eventually,
  ledgerOf,
  masterData,
  OTHER_TENANT,
  openSalesHouse,
  type SalesHouse,
  type Somebody,
  sentQuote,
} from './sales-house.ts'

let house: SalesHouse
let admin: Somebody
let master: { customer: Customer; blocked: Customer; item: Item }

beforeAll(async () => {
  house = await openSalesHouse()
  admin = await house.person('admin')
  master = await masterData(house, admin.call)
})

afterAll(() => house.close())

const quoteNow = ({ id }: Quote) => house.clients.quote.getQuote({ id }, admin.call)
const orderNow = (id: string) => house.clients.order.getOrder({ id }, admin.call)
const openOf = async (quote: Quote) => (await quoteNow(quote)).lines.map(line => line.openQuantity)
const stepsOf = (job: Job) => job.steps.map(({ name, state }) => `${name} ${state}`)
const lineOf = (quote: Quote, index = 0) => quote.lines[index]?.id ?? ''

/** Asks for an order of these quantities of the quote's lines; none means everything. */
function wanted(quote: Quote, ...quantities: string[]) {
  const lines = quantities.map((quantity, index) => ({ lineId: lineOf(quote, index), quantity }))
  return { id: randomUUID(), quoteId: quote.id, lines, order: { customerPo: 'PO-1' } }
}

describe('a quote becomes orders', () => {
  test('in parts: each order has what was taken, the quote what is left', async () => {
    const quote = await sentQuote(house, admin, master, '10', '2.5')
    const first = wanted(quote, '4')
    const job = await admin.tries(CreateOrderFromQuoteSchema, first)
    expect(job).toMatchObject({ state: 'succeeded', result: { kind: 'order', id: first.id, version: 1 } })
    expect(stepsOf(job)).toEqual(['reserve done', 'create done', 'confirm done'])

    const order = await orderNow(first.id)
    expect(order).toMatchObject({
      number: job.result?.number,
      version: 1,
      status: 'draft',
      quoteId: quote.id,
      quoteNumber: quote.number,
      customer: { id: master.customer.id, name: master.customer.name },
      subject: quote.subject,
      customerPo: 'PO-1',
      // 4 × 1,250.5 less 10 % = 4,501.8, cut; the customer's tax is cut too.
      lines: [{ quoteLineId: lineOf(quote), quantity: '4', unitPrice: '1250.5', amountMinor: '4501' }],
      totals: { netMinor: '4501', taxMinor: '450', grossMinor: '4951' },
    })
    expect(order.number).toMatch(/^O-\d{4}-\d{5}$/)
    expect(ledgerOf(order)).toEqual(['4/0/0/0/0'])
    expect(await quoteNow(quote)).toMatchObject({
      status: 'accepted',
      lines: [{ openQuantity: '6' }, { openQuantity: '2.5' }],
    })

    const rest = wanted(quote)
    await does(admin.tries(CreateOrderFromQuoteSchema, rest))
    expect((await orderNow(rest.id)).lines.map(line => line.quantity)).toEqual(['6', '2.5'])
    expect(await openOf(quote)).toEqual(['0', '0'])
    expect(await admin.tries(CreateOrderFromQuoteSchema, wanted(quote))).toMatchObject({
      state: 'failed',
      error: { code: 'nothing_open' },
    })
  })

  test('and the order’s event names the quote it came from and what may be done next', async () => {
    const quote = await sentQuote(house, admin, master, '1')
    const { id } = await does(admin.tries(CreateOrderFromQuoteSchema, wanted(quote)))
    const event = await eventually(() => {
      const found = house.messages.find(({ topic, message }) => topic.endsWith('.order') && message.key === id)
      expect(found).toBeDefined()
      return found
    })
    expect(event?.message).toMatchObject({
      type: 'OrderCreated',
      version: 1,
      payload: {
        document: {
          kind: 'order',
          sources: [{ kind: 'quote', id: quote.id, number: quote.number }],
          actions: ['order.edit', 'order.confirm', 'order.cancel'],
        },
      },
    })
  })
})

describe('a conversion that is refused leaves everything as it was', () => {
  test('when more is wanted than is open', async () => {
    const quote = await sentQuote(house, admin, master, '10')
    const asked = wanted(quote, '10.0001')
    const job = await admin.tries(CreateOrderFromQuoteSchema, asked)
    expect(job).toMatchObject({ state: 'failed', error: { code: 'exceeds_open', params: { open: '10' } } })
    expect(stepsOf(job)).toEqual(['reserve failed', 'create pending', 'confirm pending'])
    expect(await quoteNow(quote)).toEqual(quote)
    await expect(orderNow(asked.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('when the customer is on credit stop: the quote gets its quantities back', async () => {
    const quote = await sentQuote(house, admin, { ...master, customer: master.blocked }, '10')
    const asked = wanted(quote, '7')
    const job = await admin.tries(CreateOrderFromQuoteSchema, asked)
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'customer_blocked', params: { customer: master.blocked.name } },
    })
    expect(stepsOf(job)).toEqual(['reserve compensated', 'create failed', 'confirm pending'])
    const after = await quoteNow(quote)
    expect(after).toMatchObject({ status: 'sent', lines: [{ openQuantity: '10' }] })
    expect(after.movements.map(({ kind, quantity }) => `${kind} ${quantity}`)).toEqual(['reserved 7', 'released 7'])
    await expect(orderNow(asked.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('when the quote cannot be told of the order: the order is kept, cancelled, with the reason', async () => {
    const quote = await sentQuote(house, admin, master, '10')
    // A fault on purpose: this quote's ledger takes no order any more.
    await house.inDatabase(
      'quote',
      `create function refuse_order() returns trigger language plpgsql as $$ begin raise 'on purpose'; end $$;
       create trigger refuse_order before insert on "t_acme-metal".movements for each row
         when (new.document_id = '${quote.id}' and new.entry ->> 'kind' = 'ordered') execute function refuse_order()`,
    )
    const asked = wanted(quote, '7')
    const job = await admin.tries(CreateOrderFromQuoteSchema, asked)
    expect(job).toMatchObject({ state: 'failed', error: { code: 'internal' } })
    expect(stepsOf(job)).toEqual(['reserve compensated', 'create compensated', 'confirm failed'])
    const order = await orderNow(asked.id)
    expect(order).toMatchObject({ status: 'cancelled', lines: [{ cancelledQuantity: '7', openQuantity: '0' }] })
    expect(order.reason).not.toBe('')
    expect(await openOf(quote)).toEqual(['10'])
  })

  test.each([
    ['an order id that is none', { id: 'x' }, 'invalid id'],
    ['a quote id that is none', { quoteId: 'x' }, 'invalid quoteId'],
    ['a quote that is not there', { quoteId: randomUUID() }, 'not_found id'],
    ['a day that is none', { order: { requestedDate: '2026-13-01' } }, 'not_a_date order.requestedDate'],
  ])('for %s', async (_, wrong, code) => {
    const quote = await sentQuote(house, admin, master, '1')
    const attempt = admin.tries(CreateOrderFromQuoteSchema, { ...wanted(quote), ...wrong })
    const error = await attempt.then(
      job => job.error,
      (refused: { code: string; field: string }) => refused,
    )
    expect(`${error?.code} ${error?.field}`).toBe(code)
    expect(await openOf(quote)).toEqual(['1'])
  })

  test('for a quote of another tenant, which does not exist here', async () => {
    const quote = await sentQuote(house, admin, master, '1')
    const stranger = await house.person('admin', OTHER_TENANT)
    expect(await stranger.tries(CreateOrderFromQuoteSchema, wanted(quote))).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(await openOf(quote)).toEqual(['1'])
  })

  test('leaving no gap in the numbers', async () => {
    const numbers = await house.inDatabase('order', `select number from "t_acme-metal".documents order by number`)
    expect(numbers.map(({ number }) => Number(number.slice(-5)))).toEqual(numbers.map((_, index) => index + 1))
  })
})

describe('at the same moment', () => {
  test('conversions never take more than is open', async () => {
    const quote = await sentQuote(house, admin, master, '10')
    const people = await Promise.all(Array.from({ length: 6 }, () => house.person('sales')))
    const jobs = await Promise.all(people.map(each => each.tries(CreateOrderFromQuoteSchema, wanted(quote, '3'))))
    expect(jobs.filter(({ state }) => state === 'succeeded')).toHaveLength(3)
    const refused = jobs.filter(({ state }) => state === 'failed')
    expect(refused.map(({ error }) => [error?.code, error?.params])).toEqual(
      Array(3).fill(['exceeds_open', { open: '1' }]),
    )
    expect(await openOf(quote)).toEqual(['1'])
  })

  test('two conversions under one order id make one order, and the loser takes nothing back from the winner', async () => {
    const quote = await sentQuote(house, admin, master, '10')
    const asked = wanted(quote, '4')
    const jobs = await Promise.all([1, 2].map(() => admin.tries(CreateOrderFromQuoteSchema, asked)))
    expect(jobs.map(({ state, error }) => error?.code ?? state).sort()).toEqual(['already_exists', 'succeeded'])
    expect(await orderNow(asked.id)).toMatchObject({ status: 'draft', version: 1 })
    expect(await openOf(quote)).toEqual(['6'])
  })
})

describe('again', () => {
  test('the same command is the same job', async () => {
    const quote = await sentQuote(house, admin, master, '10')
    const asked = wanted(quote, '4')
    const commandId = randomUUID()
    const [one, two] = await Promise.all([1, 2].map(() => admin.send(CreateOrderFromQuoteSchema, asked, commandId)))
    expect(two?.id).toBe(one?.id)
    if (one) expect(await admin.ended(one)).toMatchObject({ state: 'succeeded' })
    expect(await openOf(quote)).toEqual(['6'])
  })

  test('every message of a conversion delivered a second time changes nothing', async () => {
    const quote = await sentQuote(house, admin, master, '10')
    const asked = wanted(quote, '4')
    const job = await admin.tries(CreateOrderFromQuoteSchema, asked)
    const [orderBefore, quoteBefore] = [await orderNow(asked.id), await quoteNow(quote)]
    const keys = [asked.id, quote.id, job.id]
    const ofConversion = house.messages.filter(({ message }) => keys.includes(message.key))
    expect(ofConversion.map(({ message }) => message.type)).toEqual(
      expect.arrayContaining([
        'torrent.order.v1.CreateOrderFromQuote',
        'torrent.quote.v1.ReserveQuoteLines',
        'SagaReply',
        'torrent.quote.v1.ConfirmQuoteLines',
      ]),
    )
    await house.broker.publish(ofConversion.map(({ topic, message }) => ({ topic, message })))
    // What comes after the repeated messages on the same topics has an end only when those were handled.
    const other = await sentQuote(house, admin, master, '1')
    await does(admin.tries(CreateOrderFromQuoteSchema, wanted(other)))
    expect(await orderNow(asked.id)).toEqual(orderBefore)
    expect(await quoteNow(quote)).toEqual(quoteBefore)
  })
})

describe('an order', () => {
  test('that is cancelled opens again what it had taken of its quote', async () => {
    const quote = await sentQuote(house, admin, master, '10')
    const { id } = await does(admin.tries(CreateOrderFromQuoteSchema, wanted(quote, '4')))
    await does(admin.tries(CancelOrderSchema, { id, baseVersion: 1, reason: '数量変更' }))
    await eventually(async () => expect(await openOf(quote)).toEqual(['10']))
    expect(await quoteNow(quote)).toMatchObject({ status: 'accepted' })
    await does(admin.tries(CreateOrderFromQuoteSchema, wanted(quote)))
    expect(await openOf(quote)).toEqual(['0'])
  })

  test('is entered directly with the catalog’s words and the customer’s terms, unless the customer is on stop', async () => {
    const input = {
      customerId: master.customer.id,
      subject: '直接受注',
      header: { requestedDate: '2026-12-24' },
      lines: [{ id: randomUUID(), itemId: master.item.id, quantity: '2', unitPrice: '100', taxCode: 'standard' }],
    }
    const { id } = await does(admin.tries(CreateOrderSchema, { id: randomUUID(), order: input }))
    expect(await orderNow(id)).toMatchObject({
      customer: { name: master.customer.name },
      requestedDate: '2026-12-24',
      lines: [{ itemCode: master.item.code, description: master.item.name, amountMinor: '200' }],
      totals: { grossMinor: '220' },
    })
    const stopped = { ...input, customerId: master.blocked.id }
    expect(await admin.tries(CreateOrderSchema, { id: randomUUID(), order: stopped })).toMatchObject({
      error: { code: 'customer_blocked' },
    })
    const unknown = { ...input, lines: input.lines.map(line => ({ ...line, itemId: randomUUID() })) }
    expect(await admin.tries(CreateOrderSchema, { id: randomUUID(), order: unknown })).toMatchObject({
      error: { code: 'unknown_item', field: 'order.lines[0].itemId' },
    })
  })

  test('that somebody else has changed meanwhile is not changed again unseen', async () => {
    const quote = await sentQuote(house, admin, master, '1')
    const { id } = await does(admin.tries(CreateOrderFromQuoteSchema, wanted(quote)))
    await does(admin.tries(ConfirmOrderSchema, { id, baseVersion: 1 }))
    const late = await admin.tries(HoldOrderSchema, { id, baseVersion: 1, reason: '確認中' })
    expect(late.error).toMatchObject({ code: 'conflict', params: { current: '2' } })
  })
})
