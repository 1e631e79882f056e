import { randomUUID } from 'node:crypto'
import { create, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf'
import { CommandEnvelopeSchema, ResultRefSchema } from '@torrent/contracts/backbone'
import { ConfirmOrderSchema } from '@torrent/contracts/order'
import {
  QuoteReservationSchema,
  ReleaseQuoteLinesSchema,
  ReserveQuoteLinesSchema,
  SubmitQuoteSchema,
} from '@torrent/contracts/quote'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../testing/index.ts'
import { CommandRunner, handle } from './command-runner.ts'
import { type Database, openDatabase, rows } from './database.ts'
import { pack, toPayload } from './envelope.ts'
import { delivered, outboxReader } from './outbox.fixture.ts'
import { Refused } from './refusal.ts'

const TENANT = 'acme-metal'

let database: Database
let runner: CommandRunner
let outbox: ReturnType<typeof outboxReader>

/** What the handler of SubmitQuote does after it has written its row. */
let then: () => undefined

beforeAll(async () => {
  const url = await testDatabase('quote')
  const migrations = new URL('./no-migrations.fixture/', import.meta.url)
  database = await openDatabase({ name: 'quote', url, tenancy: 'schema', migrations })
  for (const tenant of [TENANT, 'mori-foods']) await database.provision(tenant)
  outbox = outboxReader(database)
  runner = new CommandRunner('quote', database, [
    handle(SubmitQuoteSchema, async ({ tx }, { id }) => {
      await tx.execute(
        sql`insert into documents (id, number, version, status, state) values (${randomUUID()}, ${randomUUID()}, 1, ${id}, '{}')`,
      )
      then()
      return create(ResultRefSchema, { kind: 'quote', id, version: 2, number: 'Q-1' })
    }),
    handle(ReserveQuoteLinesSchema, async () => {
      then()
      return { kind: 'reply', schema: QuoteReservationSchema, message: create(QuoteReservationSchema) }
    }),
    handle(ReleaseQuoteLinesSchema, async () => ({ kind: 'replied' })),
  ])
})

beforeEach(async () => {
  then = () => undefined
  await outbox.take()
})

afterAll(async () => {
  await database.close()
})

type Facts = Exclude<MessageInitShape<typeof CommandEnvelopeSchema>, { $typeName: string }>

/** A command on its way, sent by a sales clerk unless the facts say otherwise. */
function command<Desc extends DescMessage>(
  schema: Desc,
  init: MessageInitShape<Desc>,
  facts: Facts = {},
  tenant = TENANT,
) {
  const envelope = create(CommandEnvelopeSchema, {
    commandId: randomUUID(),
    jobId: randomUUID(),
    actor: { id: randomUUID(), name: '佐藤', roles: ['sales'] },
    command: pack(schema, create(schema, init)),
    ...facts,
  })
  return delivered('outbox.event.quote.commands', randomUUID(), toPayload(CommandEnvelopeSchema, envelope), tenant)
}

/** How many rows the handler's effect is there for this document. */
async function effects(id: string, tenant = TENANT): Promise<number> {
  const found = await database
    .tenant(tenant)
    .transaction(tx => rows(tx, sql`select 1 from documents where status = ${id}`))
  return found.length
}

test('a command does its work and reports the result to its job', async () => {
  const id = randomUUID()
  await runner.run(command(SubmitQuoteSchema, { id }))
  expect([await effects(id), await outbox.take()]).toEqual([1, ['job succeeded, giving quote Q-1']])
})

test('a command that is delivered again, one after another or at once, is done once', async () => {
  const id = randomUUID()
  const delivery = command(SubmitQuoteSchema, { id })
  await Promise.all([runner.run(delivery), runner.run(delivery), runner.run(delivery)])
  await runner.run(delivery)
  expect([await effects(id), await outbox.take()]).toEqual([1, ['job succeeded, giving quote Q-1']])
})

test('a refusal leaves nothing but its report, and stays the answer when the command comes again', async () => {
  const id = randomUUID()
  const delivery = command(SubmitQuoteSchema, { id })
  then = () => {
    throw new Refused('not_allowed_now', '', { status: 'sent' })
  }
  await runner.run(delivery)
  then = () => undefined
  await runner.run(delivery)
  expect([await effects(id), await outbox.take()]).toEqual([0, ['job failed, because not_allowed_now']])
})

test('a fault leaves nothing at all, so that the command can be tried again', async () => {
  const id = randomUUID()
  const delivery = command(SubmitQuoteSchema, { id })
  then = () => {
    throw new TypeError('a bug')
  }
  await expect(runner.run(delivery)).rejects.toThrow('a bug')
  expect([await effects(id), await outbox.take()]).toEqual([0, []])
  then = () => undefined
  await runner.run(delivery)
  expect([await effects(id), await outbox.take()]).toEqual([1, ['job succeeded, giving quote Q-1']])
})

test('what failed every attempt is given up: the job ends, and a later attempt does nothing', async () => {
  const id = randomUUID()
  const delivery = command(SubmitQuoteSchema, { id })
  await runner.giveUp(delivery)
  await runner.run(delivery)
  expect([await effects(id), await outbox.take()]).toEqual([0, ['job failed, because internal']])
})

test("a command does its work in its own company's tables", async () => {
  const id = randomUUID()
  await runner.run(command(SubmitQuoteSchema, { id }, {}, 'mori-foods'))
  expect([await effects(id), await effects(id, 'mori-foods')]).toEqual([0, 1])
})

const REPLY_TO = { service: 'order', sagaId: randomUUID(), step: '0:running' }

test.each<[string, ReturnType<typeof command>, string[]]>([
  [
    'whose sender may not',
    command(SubmitQuoteSchema, { id: randomUUID() }, { actor: { id: 'x', roles: ['approver', 'shipping'] } }),
    ['job failed, because forbidden'],
  ],
  [
    'without a sender',
    command(SubmitQuoteSchema, { id: randomUUID() }, { actor: undefined }),
    ['job failed, because forbidden'],
  ],
  [
    "that is a saga's step and comes from a person",
    command(ReserveQuoteLinesSchema, { id: randomUUID() }),
    ['job failed, because forbidden'],
  ],
  ['of another service', command(ConfirmOrderSchema, { id: randomUUID() }), ['job failed, because invalid']],
  ['that is no command', command(ResultRefSchema, { id: randomUUID() }), ['job failed, because invalid']],
  [
    "that is a saga's step of somebody who may not",
    command(ReserveQuoteLinesSchema, {}, { replyTo: REPLY_TO, jobId: '', actor: { id: 'x', roles: ['approver'] } }),
    ['reply on 0:running: refused forbidden'],
  ],
])('refuses a command %s', async (_, delivery, expected) => {
  await runner.run(delivery)
  expect(await outbox.take()).toEqual(expected)
})

test("a saga's step answers the saga, and reports to no job", async () => {
  await runner.run(command(ReserveQuoteLinesSchema, {}, { replyTo: REPLY_TO, jobId: '' }))
  await runner.run(command(ReleaseQuoteLinesSchema, {}, { replyTo: REPLY_TO, jobId: '' }))
  then = () => {
    throw new Refused('exceeds_open', 'lines', { open: '3' })
  }
  await runner.run(command(ReserveQuoteLinesSchema, {}, { replyTo: REPLY_TO, jobId: '' }))
  expect(await outbox.take()).toEqual([
    'reply on 0:running: QuoteReservation',
    'reply on 0:running: done',
    'reply on 0:running: refused exceeds_open',
  ])
  expect((await outbox.rows()).at(-1)).toMatchObject({ aggregatetype: 'order.replies', aggregateid: REPLY_TO.sagaId })
})
