import { randomBytes } from 'node:crypto'
import { Refused, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { Actor } from '../actor.ts'

/** A release on its way in. */
export interface Upload {
  id: string
  name: string
  version: string
  manifest: Buffer
  signature: string
  keyId: string
}

const UPLOAD = sql`id, name, version, manifest, signature, key_id as "keyId"`

/** So many releases somebody may have on their way at once. */
const AT_ONCE = 20

/**
 * Begins an upload, or finds the one of the same content that the same actor began. `givenUp`: what that actor began
 * before and, by now, will hardly go on with.
 */
export async function openUpload(
  tx: Transaction,
  actor: Actor,
  release: Omit<Upload, 'id'>,
): Promise<{ upload: Upload; givenUp: string[] }> {
  const { name, version, manifest, signature, keyId } = release
  const own = await rows<Upload>(
    tx,
    sql`select ${UPLOAD} from uploads where actor_id = ${actor.id} order by started_at desc`,
  )
  const begun = own.find(upload => upload.manifest.equals(manifest) && upload.signature === signature)
  if (begun) return { upload: begun, givenUp: [] }
  const givenUp = own.slice(AT_ONCE - 1).map(({ id }) => id)
  for (const id of givenUp) await forgetUpload(tx, id)
  const id = randomBytes(16).toString('hex')
  await tx.execute(sql`insert into uploads (id, name, version, manifest, signature, key_id, actor_id)
    values (${id}, ${name}, ${version}, ${manifest}, ${signature}, ${keyId}, ${actor.id})`)
  return { upload: { ...release, id }, givenUp }
}

/** An upload of the actor's own. Refused: `upload_unknown`. */
export async function requireUpload(tx: Transaction, actor: Actor, id: string): Promise<Upload> {
  const [upload] = await rows<Upload>(
    tx,
    sql`select ${UPLOAD} from uploads where id = ${id} and actor_id = ${actor.id}`,
  )
  if (!upload) throw new Refused('upload_unknown')
  return upload
}

/** Whether the actor has begun this upload and not ended it. */
export async function isOwnUpload(tx: Transaction, actor: Actor, id: string): Promise<boolean> {
  return (await rows(tx, sql`select 1 from uploads where id = ${id} and actor_id = ${actor.id}`)).length > 0
}

/** Ends an upload, whoever began it; its files are the business of the store. */
export async function forgetUpload(tx: Transaction, id: string): Promise<void> {
  await tx.execute(sql`delete from uploads where id = ${id}`)
}

/** Forgets uploads that were begun more than so many milliseconds ago, and answers their ids. */
export async function forgetOldUploads(tx: Transaction, ms: number): Promise<string[]> {
  const old = await rows<{ id: string }>(
    tx,
    sql`delete from uploads where started_at < now() - make_interval(secs => ${ms / 1000}) returning id`,
  )
  return old.map(({ id }) => id)
}
