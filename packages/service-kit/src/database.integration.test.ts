import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSuperuser, databaseIn, testDatabase } from '../testing/index.ts'
import { firstTime } from './command-runner.ts'
import { type Database, openDatabase, rows, type Transaction } from './database.ts'
import { writeOutbox } from './outbox.ts'

const NO_MIGRATIONS = new URL('./no-migrations.fixture/', import.meta.url)
const NOTES = new URL('./rows-migrations.fixture/', import.meta.url)
const [ACME, MORI] = ['acme-metal', 'mori-foods']

const open = new Set<Database>()

/** For what is refused, and so leaves nothing behind. */
let orders: Database
let notes: Database

beforeAll(async () => {
  orders = await business()
  notes = await shared()
  await orders.tenant(ACME).transaction(async tx => {
    const id = await insertDocument(tx, 'A')
    await tx.execute(sql`insert into movements (document_id, position, entry) values (${id}, 0, '{}')`)
  })
  await notes.tenant(ACME).transaction(tx => tx.execute(sql`insert into notes (id, text) values (1, 'a')`))
})

afterAll(async () => {
  await Promise.all([...open].map(database => database.close()))
})

/** A business service with two companies. */
async function business(url?: string): Promise<Database> {
  const database = await openDatabase({
    name: 'order',
    url: url ?? (await testDatabase('order')),
    tenancy: 'schema',
    migrations: NO_MIGRATIONS,
  })
  open.add(database)
  for (const tenant of [ACME, MORI]) await database.provision(tenant)
  return database
}

/** A service that all companies share. */
async function shared(url?: string, publishes = false): Promise<Database> {
  const database = await openDatabase({
    name: 'notes',
    url: url ?? (await testDatabase('notes')),
    tenancy: 'rows',
    migrations: NOTES,
    publishes,
  })
  open.add(database)
  return database
}

async function insertDocument(tx: Transaction, number: string): Promise<string> {
  const id = randomUUID()
  await tx.execute(
    sql`insert into documents (id, number, version, status, state) values (${id}, ${number}, 1, 'draft', '{}')`,
  )
  return id
}

async function numbersOf(database: Database, tenant: string): Promise<string[]> {
  const found = await database
    .tenant(tenant)
    .transaction(tx => rows<{ number: string }>(tx, sql`select number from documents order by number`))
  return found.map(({ number }) => number)
}

/** The SQLSTATE with which a tenant's statement is refused. */
async function refusal(database: Database, tenant: string, statement: string): Promise<string | undefined> {
  return database
    .tenant(tenant)
    .transaction(tx => tx.execute(sql.raw(statement)))
    .then(
      () => undefined,
      (error: { code?: string; cause?: { code?: string } }) => error.cause?.code ?? error.code,
    )
}

const INSUFFICIENT_PRIVILEGE = '42501'

test('a transaction commits when it resolves and leaves nothing when it rejects', async () => {
  const database = await business()
  await database.tenant(ACME).transaction(tx => insertDocument(tx, 'kept'))
  const failing = database.tenant(ACME).transaction(async tx => {
    await insertDocument(tx, 'gone')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await numbersOf(database, ACME)).toEqual(['kept'])
})

test('a transaction inside another is part of it: undone alone, and undone with the whole', async () => {
  const database = await business()
  await database.tenant(ACME).transaction(async tx => {
    await insertDocument(tx, 'before')
    await tx
      .transaction(async inner => {
        await insertDocument(inner, 'inside')
        throw new Error('no')
      })
      .catch(() => undefined)
    await insertDocument(tx, 'after')
  })
  expect(await numbersOf(database, ACME)).toEqual(['after', 'before'])
  const failing = database.tenant(ACME).transaction(async tx => {
    await tx.transaction(inner => insertDocument(inner, 'inside a failing one'))
    throw new Error('the whole')
  })
  await expect(failing).rejects.toThrow('the whole')
  expect(await numbersOf(database, ACME)).toEqual(['after', 'before'])
})

test('a connection that breaks in a transaction fails that one only', async () => {
  const database = await business()
  const broken = database.tenant(ACME).transaction(async tx => {
    const [row] = await rows<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`)
    await asSuperuser(databaseIn(database.url), client => client.query('select pg_terminate_backend($1)', [row?.pid]))
    await insertDocument(tx, 'lost')
  })
  await expect(broken).rejects.toThrow()
  await database.tenant(ACME).transaction(tx => insertDocument(tx, 'next'))
  expect(await numbersOf(database, ACME)).toEqual(['next'])
})

test("one company's transaction sees its own documents and nobody else's", async () => {
  const database = await business()
  await database.tenant(ACME).transaction(tx => insertDocument(tx, 'of acme'))
  await database.tenant(MORI).transaction(tx => insertDocument(tx, 'of mori'))
  expect(await numbersOf(database, ACME)).toEqual(['of acme'])
  expect(await numbersOf(database, MORI)).toEqual(['of mori'])
})

test.each([
  ["reads another's documents", `select * from "t_mori-foods".documents`],
  ["writes another's documents", `insert into "t_mori-foods".documents select * from documents`],
  [
    "says something in another's name",
    `insert into public.outbox (id, aggregatetype, aggregateid, type, payload, tenant)
    values (gen_random_uuid(), 'order', 'x', 'Forged', '{}', 'mori-foods')`,
  ],
  ['reads what is about to be sent', 'select * from public.outbox'],
  ['changes a ledger', `update movements set entry = '{}'`],
  ['shortens a ledger', 'delete from movements'],
  ['deletes a document', 'delete from documents'],
  ['empties a table', 'truncate movements'],
  ['makes a table', 'create table mine (x int)'],
  ['changes a table', 'alter table documents add column mine int'],
  ['forgets what was migrated', 'delete from applied_migrations'],
])("no statement of a company's transaction %s", async (_, statement) => {
  expect(await refusal(orders, ACME, statement)).toBe(INSUFFICIENT_PRIVILEGE)
})

test('in a shared service each company has its rows, under the same ids', async () => {
  const database = await shared()
  const write = (tenant: string, text: string) =>
    database.tenant(tenant).transaction(tx => tx.execute(sql`insert into notes (id, text) values (1, ${text})`))
  await write(ACME, 'of acme')
  await write(MORI, 'of mori')
  const read = (tenant: string) => database.tenant(tenant).transaction(tx => rows(tx, sql`select text from notes`))
  expect([await read(ACME), await read(MORI)]).toEqual([[{ text: 'of acme' }], [{ text: 'of mori' }]])
  await database.tenant(ACME).transaction(tx => tx.execute(sql`update notes set text = 'changed'`))
  await database.tenant(ACME).transaction(tx => tx.execute(sql`delete from notes where tenant_id = 'mori-foods'`))
  expect([await read(ACME), await read(MORI)]).toEqual([[{ text: 'changed' }], [{ text: 'of mori' }]])
})

test.each([
  ['inserts a row of another company', `insert into notes (tenant_id, id, text) values ('mori-foods', 2, 'forged')`],
  ['gives a row to another company', `update notes set tenant_id = 'mori-foods'`],
  ['forgets what was migrated', 'delete from applied_migrations'],
  ['reads what is about to be sent', 'select * from outbox'],
  ['switches the protection off', 'alter table notes disable row level security'],
])('in a shared service no statement %s', async (_, statement) => {
  expect(await refusal(notes, ACME, statement)).toBe(INSUFFICIENT_PRIVILEGE)
})

test('a shared service that publishes takes each message once in each company, and keeps sagas apart', async () => {
  const database = await shared(undefined, true)
  const taken = await Promise.all(
    [ACME, MORI, ACME].map(tenant => database.tenant(tenant).transaction(tx => firstTime(tx, 'm1'))),
  )
  expect(taken.filter(Boolean)).toHaveLength(2)
  const id = randomUUID()
  const begin = sql`insert into sagas (id, name, state, step, data, envelope) values (${id}, 's', 'running', 0, '{}', '{}')`
  await database.tenant(ACME).transaction(tx => tx.execute(begin))
  const seen = (tenant: string) => database.tenant(tenant).transaction(tx => rows(tx, sql`select name from sagas`))
  expect([await seen(ACME), await seen(MORI)]).toEqual([[{ name: 's' }], []])
})

test("a shared service's own role sees no rows outside a company's transaction", async () => {
  const { rows: seen } = await asSuperuser(databaseIn(notes.url), async client => {
    await client.query('set role svc_notes')
    return client.query('select * from notes')
  })
  expect(seen).toEqual([])
})

test.each(['', 'ACME', 'a"; drop schema public; --', "a'", 'acme_metal', '../mori-foods', 'a'.repeat(64)])(
  'takes no company named %j',
  async name => {
    expect(() => notes.tenant(name)).toThrow(TypeError)
    await expect(notes.provision(name)).rejects.toThrow(TypeError)
  },
)

test('what a message of the outbox says of its company is what the transaction is', async () => {
  const database = await business()
  await database
    .tenant(MORI)
    .transaction(tx => writeOutbox(tx, [{ aggregateType: 'order', aggregateId: 'x', type: 'T', payload: {} }]))
  const { rows: written } = await asSuperuser(databaseIn(database.url), client =>
    client.query('select tenant from outbox'),
  )
  expect(written).toEqual([{ tenant: MORI }])
})

test('several processes that start at once make the tables once', async () => {
  const [url, sharedUrl] = await Promise.all([testDatabase('order'), testDatabase('notes')])
  const databases = await Promise.all([
    ...Array.from({ length: 4 }, () => business(url)),
    ...Array.from({ length: 3 }, () => shared(sharedUrl)),
  ])
  await databases[0]?.tenant(ACME).transaction(tx => insertDocument(tx, 'A'))
  expect(await numbersOf(databases[3] as Database, ACME)).toEqual(['A'])
  const { rows: applied } = await asSuperuser(databaseIn(url), client =>
    client.query(`select name from "t_acme-metal".applied_migrations`),
  )
  expect(applied).toEqual([{ name: 'kit/0001-documents.sql' }])
})

test('a start with nothing new to migrate changes nothing', async () => {
  const first = await business()
  await first.tenant(ACME).transaction(tx => insertDocument(tx, 'A'))
  const second = await business(first.url)
  expect(await numbersOf(second, ACME)).toEqual(['A'])
})
