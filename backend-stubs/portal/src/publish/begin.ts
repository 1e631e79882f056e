import { createHash } from 'node:crypto'
import { Refused, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { type Actor, requireRight } from '../actor.ts'
import { requireSignature } from '../keys/keys.ts'
import { requireResolved } from '../placements/findings.ts'
import type { PortalContext } from '../portal-context.ts'
import { readManifest } from './read-manifest.ts'
import { forgetOldUploads, forgetUpload, openUpload, requireUpload, type Upload } from './uploads.ts'

/** What somebody wants to publish: the exact bytes of the manifest and the signature of them. */
export interface Offered {
  manifest: Buffer
  /** base64 */
  signature: string
  keyId: string
}

/** `already`: exactly this has been published before. */
export type Begun = { already: true } | { already: false; upload: string; missing: string[] }

/** Whoever has not finished within an hour does not go on. */
const ABANDONED_MS = 3_600_000

/**
 * The first step of publishing: every limit, the signature and the rules are checked before a byte of the files is taken.
 * The same again goes on with what has arrived. Refused: `release_invalid`, `release_too_large`, `release_exists`,
 * `does_not_resolve`, those of `requireSignature`, `token_scope`, `forbidden`, `storage_full`.
 */
export async function beginPublish(context: PortalContext, actor: Actor, offered: Offered): Promise<Begun> {
  const manifest = readManifest(offered.manifest)
  const { name, version, files } = manifest
  requireRight(actor, 'publish', name)
  await sweep(context)
  const opened = await context.transaction(async tx => {
    await requireSignature(tx, { ...offered, name })
    if (await isPublished(tx, name, version, offered.manifest)) return undefined
    if (actor.kind !== 'portal') await requireResolved(context, tx, actor, manifest)
    return openUpload(tx, actor, { ...offered, name, version })
  })
  if (!opened) return { already: true }
  const { upload, givenUp } = opened
  await Promise.all(givenUp.map(id => context.store.discard(id)))
  return orDiscarded(context, upload, async () => {
    await context.store.begin(upload.id)
    const paths = files.map(({ path }) => path)
    const present = await context.store.present(upload.id, paths)
    return { already: false, upload: upload.id, missing: paths.filter(path => !present.has(path)) }
  })
}

/** True when exactly this has been published. Refused: `release_exists` when it was something else. */
export async function isPublished(tx: Transaction, name: string, version: string, manifest: Buffer): Promise<boolean> {
  const [found] = await rows<{ hash: string }>(
    tx,
    sql`select encode(sha256(manifest), 'hex') as hash from releases where name = ${name} and version = ${version}`,
  )
  if (!found) return false
  const same = found.hash === createHash('sha256').update(manifest).digest('hex')
  if (!same) throw new Refused('release_exists', 'version', { name, version })
  return true
}

/** Ends an upload: nothing of it is kept. Refused: `upload_unknown`. */
export async function abandonUpload(context: PortalContext, actor: Actor, id: string): Promise<void> {
  await context.transaction(async tx => {
    await requireUpload(tx, actor, id)
    await forgetUpload(tx, id)
  })
  await context.store.discard(id)
}

/** Where the disk is full, room is made at once: nothing of the upload stays behind. */
export async function orDiscarded<T>(
  { transaction, store }: PortalContext,
  { id }: Pick<Upload, 'id'>,
  work: () => Promise<T>,
  isHopeless: (code: string) => boolean = code => code === 'storage_full',
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused && isHopeless(error.code)) {
      await store.discard(id)
      await transaction(tx => forgetUpload(tx, id))
    }
    throw error
  }
}

/** Clears away what clients that went away, and processes that died, have left. */
async function sweep({ transaction, store }: PortalContext): Promise<void> {
  const forgotten = await transaction(tx => forgetOldUploads(tx, ABANDONED_MS))
  const left = await store.olderThan(2 * ABANDONED_MS)
  await Promise.all([...new Set([...forgotten, ...left])].map(id => store.discard(id)))
}
