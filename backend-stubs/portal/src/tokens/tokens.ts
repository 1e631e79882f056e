import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { Refused, requireText, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { type Actor, RIGHTS, type Right, requireReach, requireRight } from '../actor.ts'
import { record } from '../deployments/deployments.ts'
import { iso } from '../iso.ts'
import { requireNames } from '../names.ts'

/** A token without its secret. Times are ISO 8601 in UTC; empty texts mean "never" and, of the tenant, "all". */
export interface TokenRecord {
  id: string
  label: string
  rights: Right[]
  names: string[]
  tenant: string
  createdBy: string
  createdAt: string
  expiresAt: string
  lastUsedAt: string
  revokedAt: string
}

const TOKEN = sql`id, label, rights, names, tenant, created_by as "createdBy", ${iso('created_at')} as "createdAt",
  ${iso('expires_at')} as "expiresAt", ${iso('last_used_at')} as "lastUsedAt", ${iso('revoked_at')} as "revokedAt"`

const MAX_DAYS = 365

/** The tokens that the actor could have made, newest first. */
export function listTokens(tx: Transaction, { tenant }: Pick<Actor, 'tenant'>): Promise<TokenRecord[]> {
  return rows(
    tx,
    sql`select ${TOKEN} from deploy_tokens where ${tenant} = '' or tenant = ${tenant} order by created_at desc, id`,
  )
}

/**
 * Makes a token that can do no more than its maker. The secret is told once; only a hash of it is kept. Refused:
 * `required`, `invalid`, `token_scope`, `forbidden`, `not_your_tenant`.
 */
export async function createToken(
  tx: Transaction,
  actor: Actor,
  wanted: { label: string; rights: readonly string[]; names: readonly string[]; tenant: string; days: number },
): Promise<{ token: TokenRecord; secret: string }> {
  if (actor.kind === 'token') requireRight(actor, 'operate')
  const label = requireText(wanted.label, 'label', 100)
  const rights = requireRights(wanted.rights)
  for (const right of rights) requireRight(actor, right)
  const names = requireNames(wanted.names)
  const tenant = wanted.tenant === '' ? actor.tenant : wanted.tenant
  requireReach(actor, tenant)
  const { days } = wanted
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS) throw new Refused('invalid', 'days')
  const id = randomBytes(8).toString('hex')
  const secret = `trt_${id}_${randomBytes(32).toString('base64url')}`
  const [token] = await rows<TokenRecord>(
    tx,
    sql`insert into deploy_tokens (id, label, hash, rights, names, tenant, created_by, expires_at)
      values (${id}, ${label}, ${hashOf(secret)}, ${sql.param(rights)}, ${sql.param(names)}, ${tenant}, ${actor.name},
        now() + make_interval(days => ${days})) returning ${TOKEN}`,
  )
  if (!token) throw new TypeError('the token was not written')
  await record(tx, actor, { action: 'token', tenant, note: `${label} (${rights.join(', ')})` })
  return { token, secret }
}

/** Ends a token at once. Refused: `not_found`, also for one of another tenant. */
export async function revokeToken(tx: Transaction, actor: Actor, id: string): Promise<TokenRecord> {
  if (actor.kind === 'token') requireRight(actor, 'operate')
  const token = (await listTokens(tx, actor)).find(each => each.id === id)
  if (!token) throw new Refused('not_found')
  if (token.revokedAt !== '') return token
  await tx.execute(sql`update deploy_tokens set revoked_at = now() where id = ${id}`)
  await record(tx, actor, { action: 'token', tenant: token.tenant, note: `${token.label} revoked` })
  return { ...token, revokedAt: new Date().toISOString() }
}

/** Who holds this token. Refused: `token_unknown`, `token_expired`, `token_revoked`. */
export async function tokenActor(tx: Transaction, secret: string): Promise<Actor> {
  const id = /^trt_([0-9a-f]{16})_[\w-]{43}$/.exec(secret)?.[1]
  if (id === undefined) throw new Refused('token_unknown')
  const [found] = await rows<TokenRecord & { hash: Buffer; expired: boolean }>(
    tx,
    sql`select ${TOKEN}, hash, expires_at <= now() as expired from deploy_tokens where id = ${id}`,
  )
  if (!found || !timingSafeEqual(found.hash, hashOf(secret))) throw new Refused('token_unknown')
  if (found.revokedAt !== '') throw new Refused('token_revoked')
  if (found.expired) throw new Refused('token_expired', '', { at: found.expiresAt })
  // To the minute is enough, and a publish of a hundred files is one write.
  await tx.execute(sql`update deploy_tokens set last_used_at = now()
    where id = ${id} and (last_used_at is null or last_used_at < now() - interval '1 minute')`)
  const { label, rights, names, tenant } = found
  return { kind: 'token', id: `token:${id}`, name: label, tenant, rights, names }
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

function requireRights(wanted: readonly string[]): Right[] {
  if (wanted.length === 0) throw new Refused('required', 'rights')
  if (wanted.some(right => !(RIGHTS as readonly string[]).includes(right))) throw new Refused('invalid', 'rights')
  return RIGHTS.filter(right => wanted.includes(right))
}
