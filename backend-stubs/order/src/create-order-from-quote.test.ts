import { create } from '@bufbuild/protobuf'
import { ResultRefSchema } from '@torrent/contracts/backbone'
import { CreateOrderFromQuoteSchema, type Order } from '@torrent/contracts/order'
import { QuoteReservationSchema } from '@torrent/contracts/quote'
import { type CommandContext, type DocumentStore, Refused } from '@torrent/service-kit'
import { describe, expect, test } from 'vitest'
import { allocated } from './allocation.ts'
import { conversionOf, createOrderFromQuote } from './create-order-from-quote.ts'
import { customer, ledgerOf, NOW, ORDER, shipmentId, taxRates } from './order.fixture.ts'
import { confirmed } from './order.ts'
import { PLATES, QUOTE, reservationOf } from './quote.fixture.ts'

const context = { tenant: 'acme-metal', now: NOW, today: '2026-11-22' } as CommandContext
const begun = conversionOf(
  create(CreateOrderFromQuoteSchema, {
    id: ORDER,
    quoteId: QUOTE,
    lines: [{ lineId: PLATES, quantity: '2' }],
    order: { customerPo: 'PO-9' },
  }),
)

/** The orders of one service in memory, with what was noted at each change. */
function inMemory() {
  const kept = new Map<string, Order>()
  const notes: string[] = []
  const ref = (order: Order) =>
    create(ResultRefSchema, { kind: 'order', id: order.id, version: order.version, number: order.number })
  const orders: DocumentStore<Order> = {
    async load(_context, id) {
      const order = kept.get(id)
      if (!order) throw new Refused('not_found', 'id')
      return order
    },
    find: async (_tx, id) => kept.get(id),
    async insert(_context, order, { type }) {
      const saved = { ...order, version: 1, number: 'O-2026-00001' }
      kept.set(order.id, saved)
      notes.push(type)
      return ref(saved)
    },
    async save(_context, before, after, { type }) {
      const saved = { ...after, version: before.version + 1 }
      kept.set(after.id, saved)
      notes.push(type)
      return ref(saved)
    },
  }
  return { kept, notes, orders }
}

function saga(blocked = false) {
  const memory = inMemory()
  const { steps, result } = createOrderFromQuote(memory.orders, {
    of: () => Promise.reject(new Error('lines are the quote’s')),
    customer: async () => ({ customer: { ...customer, blocked }, taxRates }),
  })
  const [reserve, make, confirm] = steps
  if (!reserve || !('invoke' in reserve) || !make || !('run' in make) || !confirm || !('invoke' in confirm))
    throw new Error('reserve, create, confirm')
  return { ...memory, reserve, make, confirm, result }
}

/** What a saga knows comes back from the database as JSON. */
function stored<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data)) as Data
}

describe('a conversion that goes well', () => {
  test('asks the quote for what was wanted', () => {
    const { reserve } = saga()
    expect([reserve.name, reserve.service]).toEqual(['reserve', 'quote'])
    expect(reserve.invoke(stored(begun))).toMatchObject({
      $typeName: 'torrent.quote.v1.ReserveQuoteLines',
      id: QUOTE,
      orderId: ORDER,
      lines: [{ lineId: PLATES, quantity: '2' }],
    })
  })

  test('makes the order of what the quote answers, and tells the quote its number', async () => {
    const { reserve, make, confirm, result, kept } = saga()
    const learned = stored(reserve.learn?.(stored(begun), reservationOf([PLATES, '2'])) ?? begun)
    const made = stored(await make.run(context, learned))
    const order = kept.get(ORDER)
    expect(order).toMatchObject({
      status: 'draft',
      customerPo: 'PO-9',
      lines: [{ quantity: '2', unitPrice: '1234.5' }],
    })
    expect(confirm.invoke(made)).toMatchObject({
      $typeName: 'torrent.quote.v1.ConfirmQuoteLines',
      id: QUOTE,
      orderId: ORDER,
      orderNumber: 'O-2026-00001',
    })
    expect(result(made)).toMatchObject({ kind: 'order', id: ORDER, version: 1, number: 'O-2026-00001' })
  })
})

describe('a conversion that fails', () => {
  test('for a customer on credit stop makes no order and gives the quantities back', async () => {
    const { reserve, make, kept } = saga(true)
    const learned = stored(reserve.learn?.(begun, reservationOf([PLATES, '2'])) ?? begun)
    await expect(make.run(context, learned)).rejects.toMatchObject({
      code: 'customer_blocked',
      params: { customer: customer.name },
    })
    expect(kept.size).toBe(0)
    expect(reserve.compensate?.(learned)).toMatchObject({
      $typeName: 'torrent.quote.v1.ReleaseQuoteLines',
      id: QUOTE,
      orderId: ORDER,
    })
  })

  test('after the order was made cancels it with a reason and keeps it', async () => {
    const { reserve, make, kept, notes } = saga()
    const made = stored(await make.run(context, reserve.learn?.(begun, reservationOf([PLATES, '2'])) ?? begun))
    await make.undo?.(context, made)
    const order = kept.get(ORDER)
    expect(order?.status).toBe('cancelled')
    expect(order?.reason).not.toBe('')
    expect(order && ledgerOf(order)).toEqual(['0/0/0/0/2'])
    expect(notes).toEqual(['created', 'cancelled'])
  })

  test('after somebody has begun to ship it puts it on hold, and comes to an end', async () => {
    const { reserve, make, kept } = saga()
    const made = stored(await make.run(context, reserve.learn?.(begun, reservationOf([PLATES, '2'])) ?? begun))
    const draft = kept.get(ORDER)
    if (draft) kept.set(ORDER, allocated(confirmed(draft), shipmentId(1), [], NOW).order)
    await make.undo?.(context, made)
    expect(kept.get(ORDER)?.status).toBe('on_hold')
  })

  test('when the quote answers nothing makes no order', async () => {
    const { reserve, make, kept } = saga()
    const learned = reserve.learn?.(begun, create(QuoteReservationSchema)) ?? begun
    await expect(make.run(context, stored(learned))).rejects.toMatchObject({ code: 'nothing_open' })
    expect(kept.size).toBe(0)
  })
})
