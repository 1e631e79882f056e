import { randomBytes } from 'node:crypto'
import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'

/** Signs the addresses of parts: made once, the same at every start and in every process. */
export async function readSigningKey(tx: Transaction): Promise<Buffer> {
  const fresh = randomBytes(32).toString('base64url')
  await tx.execute(sql`insert into facts (fact, value) values ('part-key', ${fresh}) on conflict do nothing`)
  const [found] = await rows<{ value: string }>(tx, sql`select value from facts where fact = 'part-key'`)
  return Buffer.from(found?.value ?? '', 'base64url')
}
