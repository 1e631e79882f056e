import type { BffContract } from '@torrent/release'
import type { Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { PORTAL } from '../actor.ts'
import { listBffs, writeBff } from '../bffs/bff-rows.ts'
import { type ShellOffer, writeShellOffer } from '../facts.ts'

/** Registers what the portal's own build brings along; BFFs that it brought before and no longer does are forgotten. */
export async function writeOffer(
  tx: Transaction,
  { shell, bffs }: { shell: ShellOffer; bffs: readonly BffContract[] },
): Promise<void> {
  await writeShellOffer(tx, shell)
  const names = bffs.map(({ name }) => name)
  await tx.execute(sql`delete from bffs where url = '' and not name = any(${sql.param(names)})`)
  const outside = new Set((await listBffs(tx)).filter(({ url }) => url !== '').map(({ name }) => name))
  for (const contract of bffs)
    if (!outside.has(contract.name))
      await writeBff(tx, { name: contract.name, url: '', contract, registeredBy: PORTAL.name })
}
