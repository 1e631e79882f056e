import { Refused, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { PORTAL, RIGHTS } from '../actor.ts'
import { createToken, tokenActor } from '../tokens/tokens.ts'

const LABEL = 'This machine'
const DAYS = 365

/**
 * The token with which whoever may read the portal's data folder runs the portal: the one that is known already, as long
 * as it is good, or else a new one in its place.
 */
export async function operatorToken(tx: Transaction, known: string | undefined): Promise<string> {
  if (known !== undefined && (await isGood(tx, known))) return known
  await tx.execute(sql`update deploy_tokens set revoked_at = now()
    where label = ${LABEL} and created_by = ${PORTAL.name} and revoked_at is null`)
  const wanted = { label: LABEL, rights: RIGHTS, names: [], tenant: '', days: DAYS }
  return (await createToken(tx, PORTAL, wanted)).secret
}

async function isGood(tx: Transaction, secret: string): Promise<boolean> {
  try {
    return (await tokenActor(tx, secret)).rights.includes('operate')
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}
