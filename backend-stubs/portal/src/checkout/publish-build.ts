import { Readable } from 'node:stream'
import { type BuiltFile, buildManifest, keyIdOf, publicKeyOf, type ReleaseManifest, sign } from '@torrent/release'
import type { Actor } from '../actor.ts'
import type { PortalContext } from '../portal-context.ts'
import { beginPublish } from '../publish/begin.ts'
import { commitPublish } from '../publish/commit.ts'
import { putFile } from '../publish/put-file.ts'

/**
 * Publishes files that lie here, by the same steps as everybody else. `isNew` is false when exactly this had been
 * published before. Throws `UnusableBuild`; refused as each step is.
 */
export async function publishBuild(
  context: PortalContext,
  actor: Actor,
  files: readonly BuiltFile[],
  privateKey: string,
): Promise<{ manifest: ReleaseManifest; isNew: boolean }> {
  const manifest = buildManifest({ files })
  const bytes = Buffer.from(JSON.stringify(manifest))
  const keyId = keyIdOf(publicKeyOf(privateKey))
  const begun = await beginPublish(context, actor, { manifest: bytes, signature: sign(bytes, privateKey), keyId })
  if (begun.already) return { manifest, isNew: false }
  const missing = new Set(begun.missing)
  for (const { path, content } of files) {
    if (!missing.has(path)) continue
    const file = { upload: begun.upload, path, length: content.length }
    await putFile(context, actor, file, Readable.from([content]))
  }
  await commitPublish(context, actor, begun.upload)
  return { manifest, isNew: true }
}
