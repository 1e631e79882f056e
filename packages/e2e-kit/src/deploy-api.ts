import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildManifest, newSigningKey, sign } from '@torrent/release'

/** Where a release is in force: what the people of one tenant get in one channel. */
export interface Place {
  tenant: string
  /** `stable` for everybody who is in no other. */
  channel: string
}

/** A release that has been published. */
export interface PublishedRelease {
  name: string
  version: string
}

/** What a test asks of the deploy API of its own portal, as the one who runs it. */
export interface DeployApi {
  /** Tells the portal where the BFF of another repository listens. */
  registerBff(name: string, url: string): Promise<void>
  /**
   * Publishes a built folder, signed with a key that is registered for this client only.
   * @throws with what the portal says when it refuses, for example because it does not resolve everywhere
   */
  publish(folder: string, version: string): Promise<PublishedRelease>
  /** Puts a release in force for everybody there. Throws with the findings when it does not resolve. */
  promote(release: PublishedRelease, place: Place): Promise<void>
  /** Goes back to what was in force there before; where there was nothing, to nothing. */
  rollback(name: string, place: Place): Promise<void>
  /** Every tenant with each of its channels, and the template that its composition was made from. */
  compositions(): Promise<(Place & { template: string })[]>
  /** Releases that this client has published never run again, wherever they may still be in force. */
  distrust(): Promise<void>
}

interface Plan {
  ok: boolean
  findings: unknown
}

/** @param portal its origin, and the folder in which it left its operator's token */
export function deployApi({ origin, dataDir }: { origin: string; dataDir: string }): DeployApi {
  const key = newSigningKey()
  let registered: Promise<unknown> | undefined

  async function call<T>(method: string, path: string, body?: object): Promise<T> {
    const token = (await readFile(join(dataDir, 'operator-token'), 'utf8')).trim()
    const isBytes = body instanceof Uint8Array
    const response = await fetch(`${origin}/api/deploy/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body ? { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' } : {}),
      },
      ...(body ? { body: isBytes ? Buffer.from(body) : JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} /api/deploy/${path}: ${response.status} ${text}`)
    return text === '' ? (undefined as T) : JSON.parse(text)
  }

  async function change(path: string, body: object): Promise<void> {
    const { ok, findings } = await call<Plan>('POST', path, body)
    if (!ok) throw new Error(`The portal refused ${path} ${JSON.stringify(body)}: ${JSON.stringify(findings, null, 2)}`)
  }

  return {
    registerBff: (name, url) => change('bffs', { name, url }),
    async publish(folder, version) {
      registered ??= call('POST', 'keys', { label: 'e2e-kit', publicKey: key.publicPem, names: [] })
      await registered
      const files = await readFolder(folder)
      const manifest = buildManifest({ version, files })
      const bytes = Buffer.from(JSON.stringify(manifest))
      const offer = { manifest: bytes.toString('base64'), signature: sign(bytes, key.privatePem), keyId: key.id }
      const begun = await call<{ upload?: string; missing?: string[] }>('POST', 'releases', offer)
      if (begun.upload) {
        const contents = new Map(files.map(({ path, content }) => [path, content]))
        const send = (path: string) => call('PUT', `uploads/${begun.upload}/files/${path}`, contents.get(path))
        await Promise.all((begun.missing ?? []).map(send))
        await call('POST', `uploads/${begun.upload}/commit`)
      }
      return { name: manifest.name, version }
    },
    promote: (release, { tenant, channel }) => change('promote', { ...release, tenant, channel }),
    rollback: (name, { tenant, channel }) => change('rollback', { name, tenant, channel }),
    async compositions() {
      const { compositions } = await call<{ compositions: (Place & { template: string })[] }>('GET', 'compositions')
      return compositions
    },
    async distrust() {
      if (!registered) return
      await registered
      await call('DELETE', `keys/${key.id}`)
    },
  }
}

async function readFolder(folder: string): Promise<{ path: string; content: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
    .filter(path => !/\.(?:br|gz)$/.test(path))
  return Promise.all(paths.map(async path => ({ path, content: await readFile(join(folder, path)) })))
}
