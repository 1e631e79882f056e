import { randomBytes } from 'node:crypto'
import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

/** What the portal makes once and keeps: it must be the same at every start and in every process. */
export interface Secrets {
  /** Part of every person's bucket, so that nobody can work out theirs or choose it. */
  bucketSalt: string
  /** Signs preview links. */
  previewKey: Buffer
}

/** Reads them, and makes them the first time. */
export async function readSecrets(tx: Transaction): Promise<Secrets> {
  const fresh = () => JSON.stringify(randomBytes(32).toString('base64url'))
  await tx.execute(sql`
    insert into portal_facts (fact, value) values ('bucket-salt', ${fresh()}::jsonb), ('preview-key', ${fresh()}::jsonb)
    on conflict do nothing`)
  const found = new Map(
    (
      await rows<{ fact: string; value: string }>(
        tx,
        sql`select fact, value from portal_facts where fact in ('bucket-salt', 'preview-key')`,
      )
    ).map(({ fact, value }) => [fact, value]),
  )
  return {
    bucketSalt: found.get('bucket-salt') ?? '',
    previewKey: Buffer.from(found.get('preview-key') ?? '', 'base64url'),
  }
}

/** What the shell's build says it offers to micro-frontends (`torrent-shell.json`). */
export const shellOfferSchema = z.object({
  /** Version of the portal contract (`@torrent/portal-kit`). */
  portal: z.string(),
  /** Versions of the modules that the page shares. */
  shared: z.record(z.string(), z.string()),
})

export type ShellOffer = z.infer<typeof shellOfferSchema>

/** Undefined until a shell was registered. */
export async function readShellOffer(tx: Transaction): Promise<ShellOffer | undefined> {
  const [row] = await rows<{ value: unknown }>(tx, sql`select value from portal_facts where fact = 'shell'`)
  return row && shellOfferSchema.parse(row.value)
}

/** Replaces what was registered before. */
export async function writeShellOffer(tx: Transaction, offer: ShellOffer): Promise<void> {
  await tx.execute(sql`insert into portal_facts (fact, value) values ('shell', ${JSON.stringify(offer)}::jsonb)
    on conflict (fact) do update set value = excluded.value`)
}
