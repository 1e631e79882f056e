import { randomUUID } from 'node:crypto'
import { create } from '@bufbuild/protobuf'
import { CommandEnvelopeSchema, ResultRefSchema, SagaReplySchema } from '@torrent/contracts/backbone'
import { CreateOrderFromQuoteSchema } from '@torrent/contracts/order'
import {
  ConfirmQuoteLinesSchema,
  QuoteReservationSchema,
  ReleaseQuoteLinesSchema,
  ReserveQuoteLinesSchema,
} from '@torrent/contracts/quote'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../testing/index.ts'
import { CommandRunner, handle } from './command-runner.ts'
import { type Database, openDatabase, rows } from './database.ts'
import { pack, toPayload } from './envelope.ts'
import { delivered, outboxReader } from './outbox.fixture.ts'
import { Refused } from './refusal.ts'
import { resultOf, type Saga } from './saga.ts'
import { SagaRunner } from './saga-runner.ts'

const TENANT = 'acme-metal'

interface Plan {
  orderId: string
  quoteId: string
  reserved: number
}

/** What happens when the order is written, and when it is taken back. */
let onMake: () => void
let onUndo: () => void
let onLearn: () => void

/** An order from a quote: reserve there, write it here, confirm there, and note it here. */
const saga: Saga<Plan> = {
  name: 'order-from-quote',
  steps: [
    {
      name: 'reserve',
      service: 'quote',
      invoke: ({ quoteId, orderId }) => create(ReserveQuoteLinesSchema, { id: quoteId, orderId }),
      compensate: ({ quoteId, orderId }) => create(ReleaseQuoteLinesSchema, { id: quoteId, orderId }),
      learn(plan, result) {
        onLearn()
        return { ...plan, reserved: resultOf(QuoteReservationSchema, result).lines.length }
      },
    },
    {
      name: 'make',
      async run({ tx }, plan) {
        const number = `S-${plan.reserved}`
        await tx.execute(
          sql`insert into documents (id, number, version, status, state) values (${plan.orderId}, ${number}, 1, 'made', '{}')`,
        )
        onMake()
        return plan
      },
      async undo({ tx }, plan) {
        await tx.execute(sql`update documents set status = 'taken back' where id = ${plan.orderId}`)
        onUndo()
      },
    },
    {
      name: 'confirm',
      service: 'quote',
      invoke: ({ quoteId, orderId }) => create(ConfirmQuoteLinesSchema, { id: quoteId, orderId }),
    },
    {
      name: 'note',
      async run({ tx }, plan) {
        await tx.execute(sql`update documents set status = 'noted' where id = ${plan.orderId}`)
        onNote()
        return plan
      },
    },
  ],
  result: ({ orderId, reserved }) =>
    create(ResultRefSchema, { kind: 'order', id: orderId, version: 1, number: `S-${reserved}` }),
}
let onNote: () => void

let database: Database
let commands: CommandRunner
let sagas: SagaRunner
let outbox: ReturnType<typeof outboxReader>

beforeAll(async () => {
  const migrations = new URL('./no-migrations.fixture/', import.meta.url)
  database = await openDatabase({ name: 'order', url: await testDatabase('order'), tenancy: 'schema', migrations })
  await database.provision(TENANT)
  outbox = outboxReader(database)
  sagas = new SagaRunner('order', database, [saga])
  commands = new CommandRunner('order', database, [
    handle(CreateOrderFromQuoteSchema, (context, { id, quoteId }) =>
      sagas.start(context, saga, { orderId: id, quoteId, reserved: 0 }),
    ),
  ])
})

beforeEach(async () => {
  onMake = onUndo = onLearn = onNote = () => undefined
  await database.tenant(TENANT).transaction(tx => tx.execute(sql`update documents set number = gen_random_uuid()`))
  await outbox.take()
})

afterAll(async () => {
  await database.close()
})

/** One order being made from a quote, told step by step. */
class Story {
  readonly jobId = randomUUID()
  readonly orderId = randomUUID()

  async begins(): Promise<string[]> {
    const command = create(CreateOrderFromQuoteSchema, { id: this.orderId, quoteId: randomUUID() })
    const envelope = create(CommandEnvelopeSchema, {
      commandId: randomUUID(),
      jobId: this.jobId,
      actor: { id: randomUUID(), name: '佐藤', roles: ['sales'] },
      command: pack(CreateOrderFromQuoteSchema, command),
    })
    await commands.run(delivered('', randomUUID(), toPayload(CommandEnvelopeSchema, envelope)))
    return outbox.take()
  }

  /** The quote service has answered. */
  async hears(step: string, answer: { code?: string } = {}, messageId: string = randomUUID()): Promise<string[]> {
    await sagas.reply(this.reply(step, answer, messageId))
    return outbox.take()
  }

  reply(step: string, { code }: { code?: string } = {}, messageId: string = randomUUID()) {
    const reservation = create(QuoteReservationSchema, { lines: [{}, {}] })
    const reply = create(SagaReplySchema, {
      sagaId: this.jobId,
      step,
      error: code === undefined ? undefined : { code, field: 'lines', params: { open: '3' } },
      result: step === '0:running' ? pack(QuoteReservationSchema, reservation) : undefined,
    })
    return delivered('', messageId, toPayload(SagaReplySchema, reply))
  }

  async order(): Promise<string | undefined> {
    const [row] = await database
      .tenant(TENANT)
      .transaction(tx => rows<{ status: string }>(tx, sql`select status from documents where id = ${this.orderId}`))
    return row?.status
  }
}

const BEGUN = [
  'ReserveQuoteLines to quote',
  'job running, reserve running, make pending, confirm pending, note pending',
]
const MADE = ['ConfirmQuoteLines to quote', 'job running, reserve done, make done, confirm running, note pending']

test('all goes well: each step follows the answer to the one before, and the job tells of each', async () => {
  const story = new Story()
  expect(await story.begins()).toEqual(BEGUN)
  expect(await story.order()).toBeUndefined()
  expect(await story.hears('0:running')).toEqual(MADE)
  expect(await story.order()).toBe('made')
  expect(await story.hears('2:running')).toEqual([
    'job succeeded, reserve done, make done, confirm done, note done, giving order S-2',
  ])
  expect(await story.order()).toBe('noted')
})

test('the first step is refused: there is nothing to undo, and the job says why', async () => {
  const story = new Story()
  await story.begins()
  expect(await story.hears('0:running', { code: 'exceeds_open' })).toEqual([
    'job failed, reserve failed, make pending, confirm pending, note pending, because exceeds_open',
  ])
  const { payload } = (await outbox.rows()).at(-1) ?? {}
  expect(payload).toMatchObject({ error: { code: 'exceeds_open', field: 'lines', params: { open: '3' } } })
})

test('the own step is refused: nothing of it stays, and what was reserved is given back', async () => {
  const story = new Story()
  await story.begins()
  onMake = () => {
    throw new Refused('customer_blocked', '', { customer: '東海精機' })
  }
  expect(await story.hears('0:running')).toEqual([
    'ReleaseQuoteLines to quote',
    'job running, reserve running, make failed, confirm pending, note pending',
  ])
  expect(await story.order()).toBeUndefined()
  expect(await story.hears('0:compensating')).toEqual([
    'job failed, reserve compensated, make failed, confirm pending, note pending, because customer_blocked',
  ])
})

test('a later step is refused: the steps before it are undone backwards, one after another', async () => {
  const story = new Story()
  await story.begins()
  await story.hears('0:running')
  expect(await story.hears('2:running', { code: 'expired' })).toEqual([
    'ReleaseQuoteLines to quote',
    'job running, reserve running, make compensated, confirm failed, note pending',
  ])
  expect(await story.order()).toBe('taken back')
  expect(await story.hears('0:compensating')).toEqual([
    'job failed, reserve compensated, make compensated, confirm failed, note pending, because expired',
  ])
})

test('the last step is refused: what has no compensation is passed over', async () => {
  const story = new Story()
  await story.begins()
  await story.hears('0:running')
  onNote = () => {
    throw new Refused('conflict')
  }
  expect(await story.hears('2:running')).toEqual([
    'ReleaseQuoteLines to quote',
    'job running, reserve running, make compensated, confirm compensated, note failed',
  ])
  expect(await story.hears('0:compensating')).toEqual([
    'job failed, reserve compensated, make compensated, confirm compensated, note failed, because conflict',
  ])
})

test('a compensation that is refused, here or there, does not keep the others from being done', async () => {
  const story = new Story()
  await story.begins()
  await story.hears('0:running')
  onUndo = () => {
    throw new Refused('has_shipments')
  }
  expect(await story.hears('2:running', { code: 'expired' })).toEqual([
    'ReleaseQuoteLines to quote',
    'job running, reserve running, make done, confirm failed, note pending',
  ])
  expect(await story.order()).toBe('made')
  // The job shows what could not be undone as done: it is.
  expect(await story.hears('0:compensating', { code: 'not_found' })).toEqual([
    'job failed, reserve done, make done, confirm failed, note pending, because expired',
  ])
})

test('an answer that comes twice, late or out of turn moves nothing', async () => {
  const story = new Story()
  await story.begins()
  const messageId = randomUUID()
  expect(await story.hears('0:running', {}, messageId)).toEqual(MADE)
  expect(await story.hears('0:running', {}, messageId)).toEqual([])
  expect(await story.hears('0:running')).toEqual([])
  expect(await story.hears('0:running', { code: 'expired' })).toEqual([])
  expect(await story.hears('0:compensating')).toEqual([])
  expect(await story.hears('2:running')).toHaveLength(1)
  expect(await story.hears('2:running', { code: 'expired' })).toEqual([])
  expect(await story.order()).toBe('noted')
})

test('answers that arrive at the same moment move the saga once', async () => {
  const story = new Story()
  await story.begins()
  await Promise.all([1, 2, 3].map(() => sagas.reply(story.reply('0:running'))))
  expect(await outbox.take()).toEqual(MADE)
})

test('a fault leaves the saga where it was, and the answer can be taken again', async () => {
  const story = new Story()
  await story.begins()
  onMake = () => {
    throw new TypeError('a bug')
  }
  const messageId = randomUUID()
  await expect(story.hears('0:running', {}, messageId)).rejects.toThrow('a bug')
  onMake = () => undefined
  expect(await story.hears('0:running', {}, messageId)).toEqual(MADE)
})

test('an answer that cannot be taken whatever is tried ends the saga: all that was done is undone', async () => {
  const story = new Story()
  await story.begins()
  onLearn = () => {
    throw new TypeError('a bug')
  }
  const reply = story.reply('0:running')
  await expect(sagas.reply(reply)).rejects.toThrow('a bug')
  await sagas.giveUp(reply)
  expect(await outbox.take()).toEqual([
    'ReleaseQuoteLines to quote',
    'job running, reserve failed, make pending, confirm pending, note pending',
  ])
  expect(await story.hears('0:compensating')).toEqual([
    'job failed, reserve failed, make pending, confirm pending, note pending, because internal',
  ])
})

test("a saga of one company takes no answer of another's", async () => {
  await database.provision('mori-foods')
  const story = new Story()
  await story.begins()
  const reply = story.reply('0:running')
  await sagas.reply({ ...reply, message: { ...reply.message, tenant: 'mori-foods' } })
  expect(await outbox.take()).toEqual([])
  expect(await story.hears('0:running')).toEqual(MADE)
})
