import { keyIdOf, UnusableKey, verify } from '@torrent/release'
import { Refused, requireText, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { type Actor, requireRight } from '../actor.ts'
import { record } from '../deployments/deployments.ts'
import { iso } from '../iso.ts'
import { requireNames } from '../names.ts'

/** A registered key as far as it decides what runs. */
export interface KeyState {
  id: string
  /** PEM, SPKI. */
  publicKey: string
  /** The micro-frontends it may sign; none: all. */
  names: readonly string[]
  revoked: boolean
}

export interface SigningKeyRecord extends Omit<KeyState, 'revoked'> {
  label: string
  registeredBy: string
  registeredAt: string
  /** Empty while it is valid. */
  revokedAt: string
}

const KEY = sql`id, label, public_key as "publicKey", names, registered_by as "registeredBy",
  ${iso('registered_at')} as "registeredAt", ${iso('revoked_at')} as "revokedAt"`

/** Newest first. */
export function listKeys(tx: Transaction): Promise<SigningKeyRecord[]> {
  return rows(tx, sql`select ${KEY} from signing_keys order by registered_at desc, id`)
}

/** All keys as far as they decide what runs. */
export async function listKeyStates(tx: Transaction): Promise<KeyState[]> {
  return (await listKeys(tx)).map(({ id, publicKey, names, revokedAt }) => ({
    ...{ id, publicKey, names },
    revoked: revokedAt !== '',
  }))
}

/** Registers a team's public key. The same key again changes nothing. Refused: `invalid`, `required`, `key_revoked`. */
export async function registerKey(
  tx: Transaction,
  actor: Actor,
  { label, publicKey, names }: { label: string; publicKey: string; names: readonly string[] },
): Promise<SigningKeyRecord> {
  requireRight(actor, 'operate')
  const id = idOf(publicKey)
  const called = requireText(label, 'label', 100)
  const allowed = requireNames(names)
  const added = await rows(
    tx,
    sql`insert into signing_keys (id, label, public_key, names, registered_by)
      values (${id}, ${called}, ${publicKey}, ${sql.param(allowed)}, ${actor.name}) on conflict do nothing returning id`,
  )
  if (added.length > 0) await record(tx, actor, { action: 'key', note: `${called} (${id})` })
  const key = await requireKey(tx, id)
  // Revoked once is revoked for ever: it may be in somebody else's hands.
  if (key.revokedAt !== '') throw new Refused('key_revoked', 'publicKey', { key: id })
  return key
}

/** Releases signed with it no longer run, from the next page load on. Refused: `not_found`. */
export async function revokeKey(tx: Transaction, actor: Actor, id: string): Promise<SigningKeyRecord> {
  requireRight(actor, 'operate')
  const key = await requireKey(tx, id)
  if (key.revokedAt !== '') return key
  await tx.execute(sql`update signing_keys set revoked_at = now() where id = ${id}`)
  await record(tx, actor, { action: 'key', note: `${key.label} (${id}) revoked` })
  return requireKey(tx, id)
}

/**
 * Checks that a registered key that may sign this micro-frontend has signed exactly these bytes. Refused: `key_unknown`,
 * `key_revoked`, `key_scope`, `signature_wrong`.
 */
export async function requireSignature(
  tx: Transaction,
  signed: { name: string; manifest: Uint8Array; signature: string; keyId: string },
): Promise<void> {
  const { name, keyId } = signed
  const [key] = await rows<SigningKeyRecord>(tx, sql`select ${KEY} from signing_keys where id = ${keyId}`)
  if (!key) throw new Refused('key_unknown', 'keyId', { key: keyId })
  if (key.revokedAt !== '') throw new Refused('key_revoked', 'keyId', { key: keyId })
  if (key.names.length > 0 && !key.names.includes(name)) throw new Refused('key_scope', 'keyId', { key: keyId, name })
  if (!verify(signed.manifest, signed.signature, key.publicKey)) throw new Refused('signature_wrong', 'signature')
}

async function requireKey(tx: Transaction, id: string): Promise<SigningKeyRecord> {
  const [key] = await rows<SigningKeyRecord>(tx, sql`select ${KEY} from signing_keys where id = ${id}`)
  if (!key) throw new Refused('not_found')
  return key
}

function idOf(publicKey: string): string {
  if (publicKey.length > 1_000) throw new Refused('invalid', 'publicKey')
  try {
    return keyIdOf(publicKey)
  } catch (error) {
    if (error instanceof UnusableKey) throw new Refused('invalid', 'publicKey')
    throw error
  }
}
