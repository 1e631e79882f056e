import { type BuiltFile, sign } from '@torrent/release'
import type { DeployApi } from '../portal/deploy-api.ts'
import type { Plan, Release } from '../portal/deploy-messages.ts'
import type { SigningKeyHere } from './signing-key.ts'

/** Files on their way at once. */
const AT_ONCE = 8

export interface Upload {
  /** The exact bytes of torrent-release.json. */
  manifest: Uint8Array
  files: readonly BuiltFile[]
  key: SigningKeyHere
  onProgress(done: number, all: number): void
}

type Begun = { already: true } | { already?: false; upload: string; missing: string[] }

/** What the portal took; undefined when it had exactly this release already. */
export type Uploaded = { release: Release; plan?: Plan } | undefined

/**
 * Sends a release: first what it is, which the portal judges before it takes a file; then the files it has not got; then
 * all of it becomes visible at once. What is given up half-way is taken back.
 */
export async function upload(api: DeployApi, { manifest, files, key, onProgress }: Upload): Promise<Uploaded> {
  const begun = await api.post<Begun>('/releases', {
    manifest: Buffer.from(manifest).toString('base64'),
    signature: sign(manifest, key.privatePem),
    keyId: key.id,
  })
  if (begun.already) return undefined
  const { upload: id, missing } = begun
  try {
    await sendAll(api, id, missing, files, onProgress)
    return await api.post(`/uploads/${id}/commit`)
  } catch (error) {
    await api.delete(`/uploads/${id}`).catch(() => undefined)
    throw error
  }
}

async function sendAll(
  api: DeployApi,
  id: string,
  missing: readonly string[],
  files: readonly BuiltFile[],
  onProgress: Upload['onProgress'],
): Promise<void> {
  const contents = new Map(files.map(({ path, content }) => [path, content]))
  const waiting = [...missing]
  let done = 0
  async function send(): Promise<void> {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const content = contents.get(path)
      if (!content) throw new TypeError(`the portal asks for ${path}, which is not part of the release`)
      await api.put(`/uploads/${id}/files/${path.split('/').map(encodeURIComponent).join('/')}`, content)
      done += 1
      onProgress(done, missing.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, send))
}
