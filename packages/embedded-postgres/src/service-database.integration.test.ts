import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServiceDatabase } from './service-database.ts'
import type { Postgres } from './start.ts'
import { startTemporaryPostgres } from './temporary.ts'

let postgres: Postgres
let client: Client

beforeAll(async () => {
  postgres = await startTemporaryPostgres()
  const { url } = await createServiceDatabase(postgres, 'sample')
  client = new Client(url)
  await client.connect()
})

afterAll(async () => {
  await client?.end()
  await postgres?.stop()
})

test('guarded rows are searched by their indexes, of trigrams and of words', async () => {
  await client.query(`
    create table guarded (tenant_id text not null, search text not null, terms tsvector not null);
    insert into guarded select 'acme-metal', md5(i::text), array_to_tsvector(array[md5(i::text)])
      from generate_series(1, 20000) i;
    create index guarded_search on guarded using gin (search gin_trgm_ops);
    create index guarded_terms on guarded using gin (terms);
    analyze guarded;
    alter table guarded enable row level security;
    alter table guarded force row level security;
    create policy tenant on guarded using (tenant_id = current_setting('torrent.tenant', true));
    set torrent.tenant to 'acme-metal'`)
  const planOf = async (condition: string) =>
    (await client.query(`explain select * from guarded where ${condition}`)).rows
      .map(row => row['QUERY PLAN'])
      .join('\n')
  expect(await planOf(`search like '%abc123%'`)).toContain('guarded_search')
  expect(await planOf(`terms @@ 'abc123'::tsquery`)).toContain('guarded_terms')
})

test('one service cannot connect to the database of another', async () => {
  await createServiceDatabase(postgres, 'other')
  const intruder = new Client(
    `postgres://svc_sample:${await postgres.secrets.get('svc_sample')}@127.0.0.1:${postgres.port}/other`,
  )
  await expect(intruder.connect()).rejects.toThrow('permission denied for database')
})

test('making a database again changes nothing', async () => {
  const [first, second] = [
    await createServiceDatabase(postgres, 'sample'),
    await createServiceDatabase(postgres, 'sample'),
  ]
  expect(second).toEqual(first)
})
