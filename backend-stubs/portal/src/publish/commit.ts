import { MANIFEST_FILE, type ReleaseManifest, SIGNATURE_FILE } from '@torrent/release'
import { crashPoint, Refused } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { record } from '../deployments/deployments.ts'
import { requireSignature } from '../keys/keys.ts'
import { requireResolved } from '../placements/findings.ts'
import type { Finding } from '../placements/plan.ts'
import type { PortalContext } from '../portal-context.ts'
import { findRelease, insertRelease, type ReleaseRecord } from '../releases/release-rows.ts'
import { isPublished, orDiscarded } from './begin.ts'
import { requireFederation, weightsOf } from './check-files.ts'
import { precompress } from './precompress.ts'
import { readManifest } from './read-manifest.ts'
import { forgetUpload, requireUpload, type Upload } from './uploads.ts'

/** Files in work at once. */
const AT_ONCE = 6

/** What was published, and where it would resolve. */
export interface Published {
  release: ReleaseRecord
  findings: readonly Finding[]
}

/**
 * The last step of publishing: all files are there, so they are compressed, shown and recorded, at once or not at all. A
 * release that has been refused here is forgotten. Refused: `upload_unknown`, `upload_incomplete`, `release_invalid`,
 * `does_not_resolve`, `release_exists`, those of `requireSignature`, `storage_full`.
 */
export async function commitPublish(context: PortalContext, actor: Actor, id: string): Promise<Published> {
  const upload = await context.transaction(tx => requireUpload(tx, actor, id))
  const manifest = readManifest(upload.manifest)
  await requireComplete(context, id, manifest)
  const isHopeless = (code: string) => code !== 'upload_incomplete' && code !== 'upload_unknown'
  return orDiscarded(context, upload, () => show(context, actor, upload, manifest), isHopeless)
}

async function requireComplete({ store }: PortalContext, id: string, { files }: ReleaseManifest): Promise<void> {
  const paths = files.map(({ path }) => path)
  const present = await store.present(id, paths)
  const [path, ...others] = paths.filter(each => !present.has(each))
  if (path !== undefined) throw new Refused('upload_incomplete', '', { count: String(others.length + 1), path })
}

async function show(
  context: PortalContext,
  actor: Actor,
  upload: Upload,
  manifest: ReleaseManifest,
): Promise<Published> {
  const { store } = context
  const { id, name, version, keyId, signature } = upload
  const { gzipSizes, texts } = await compressAll(context, id, manifest)
  requireFederation(manifest, texts.get('mf-manifest.json') ?? '')
  await store.add(id, MANIFEST_FILE, upload.manifest)
  await store.add(id, SIGNATURE_FILE, Buffer.from(JSON.stringify({ keyId, signature })))
  crashPoint('publish.files-complete')
  const weights = weightsOf(manifest, gzipSizes, path => texts.get(path))
  return context.transaction(async tx => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`torrent.release ${name}@${version}`}, 0))`)
    // The key may have been revoked, and others may have published, since the upload began.
    await requireSignature(tx, upload)
    const findings = actor.kind === 'portal' ? [] : await requireResolved(context, tx, actor, manifest, weights)
    await forgetUpload(tx, id)
    if (await isPublished(tx, name, version, upload.manifest)) {
      await store.discard(id)
    } else {
      const scripts = manifest.files.filter(({ path }) => /\.m?js$/.test(path))
      await insertRelease(tx, {
        ...{ name, version, signature, keyId, manifest: upload.manifest, publishedBy: actor.name },
        origin: actor.kind === 'portal' ? 'checkout' : 'published',
        size: manifest.files.reduce((sum, { size }) => sum + size, 0),
        scriptGzipSize: scripts.reduce((sum, { path }) => sum + (gzipSizes.get(path) ?? 0), 0),
        fileCount: manifest.files.length,
      })
      await record(tx, actor, { action: 'publish', name, version, note: manifest.revision })
      crashPoint('publish.before-rename')
      await store.finish(id, name, version)
      crashPoint('publish.after-rename')
    }
    const release = await findRelease(tx, name, version)
    if (!release) throw new TypeError('a release was written and is not there')
    return { release, findings }
  })
}

/** Writes the compressed copies; answers sizes with gzip, and the text of scripts and of the federation manifest. */
async function compressAll({ store }: PortalContext, id: string, { files }: ReleaseManifest) {
  const gzipSizes = new Map<string, number>()
  const texts = new Map<string, string>()
  const waiting = [...files]
  async function work(): Promise<void> {
    for (let file = waiting.pop(); file; file = waiting.pop()) {
      const { path } = file
      const content = await store.read(id, path)
      if (/\.m?js$/.test(path) || path === 'mf-manifest.json') texts.set(path, content.toString())
      const { br, gz } = await precompress(path, content)
      gzipSizes.set(path, gz?.length ?? content.length)
      if (br) await store.add(id, `${path}.br`, br)
      if (gz) await store.add(id, `${path}.gz`, gz)
    }
  }
  const done = await Promise.allSettled(Array.from({ length: AT_ONCE }, work))
  // Only when nobody writes any more can what was written be cleared away.
  const failed = done.find(each => each.status === 'rejected')
  if (failed) throw failed.reason
  return { gzipSizes, texts }
}
