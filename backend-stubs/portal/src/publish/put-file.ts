import type { Readable } from 'node:stream'
import { Refused } from '@torrent/service-kit'
import { LRUCache } from 'lru-cache'
import type { Actor } from '../actor.ts'
import type { PortalContext } from '../portal-context.ts'
import type { ExpectedFile } from '../store/release-store.ts'
import { orDiscarded } from './begin.ts'
import { isOwnUpload, requireUpload } from './uploads.ts'

/** By upload: a manifest of a thousand files is read once and not with each of them. */
const expected = new LRUCache<string, ReadonlyMap<string, ExpectedFile>>({ max: 50 })

/**
 * Takes one file of an upload. Refused: `upload_unknown`, `file_undeclared`, `file_mismatch` for another size or content
 * than was declared, `storage_full`. Rejects as the stream does when that ends early.
 */
export async function putFile(
  context: PortalContext,
  actor: Actor,
  { upload: id, path, length }: { upload: string; path: string; length: number | undefined },
  content: Readable,
): Promise<void> {
  const files = await context.transaction(async tx => {
    const known = expected.get(id)
    if (known && (await isOwnUpload(tx, actor, id))) return known
    return filesOf((await requireUpload(tx, actor, id)).manifest)
  })
  expected.set(id, files)
  const file = files.get(path)
  if (!file) throw new Refused('file_undeclared', '', { path: path.slice(0, 200) })
  if (length !== undefined && length !== file.size) throw new Refused('file_mismatch', '', { path })
  await orDiscarded(context, { id }, () => context.store.put(id, file, content))
}

function filesOf(manifest: Buffer): ReadonlyMap<string, ExpectedFile> {
  const { files } = JSON.parse(manifest.toString()) as { files: ExpectedFile[] }
  return new Map(files.map(({ path, size, hash }) => [path, { path, size, hash }]))
}
