import { manifestSchema, type ReleaseManifest, type SignatureState, verify } from '@torrent/release'
import type { Transaction } from '@torrent/service-kit'
import { LRUCache } from 'lru-cache'
import type { KeyState } from '../keys/keys.ts'
import { readSigned, type SignedRelease } from './release-rows.ts'

/** A published release with its manifest read; held in memory, since it never changes. */
export interface KnownRelease extends SignedRelease {
  content: ReleaseManifest
}

type Address = Pick<KnownRelease, 'name' | 'version'>

/** Some hundred kilobytes each, of which a portal has a few dozen in use. */
const HELD = 200

/** Releases by name and version, each read from the database and checked against its signature once. */
export class KnownReleases {
  private readonly held = new LRUCache<string, KnownRelease>({ max: HELD })
  /** By release: the public key that its signature fits; empty text when it does not fit the one it names. */
  private readonly signedBy = new WeakMap<KnownRelease, string>()

  /** The ones of these that are there. Asks the database only for what it has not seen. */
  async find(tx: Transaction, wanted: readonly Address[]): Promise<Map<string, KnownRelease>> {
    const missing = wanted.filter(address => !this.held.has(keyOf(address)))
    for (const release of await readSigned(tx, missing))
      this.held.set(keyOf(release), { ...release, content: manifestSchema.parse(JSON.parse(String(release.manifest))) })
    const found = new Map<string, KnownRelease>()
    for (const address of wanted) {
      const release = this.held.get(keyOf(address))
      if (release) found.set(keyOf(address), release)
    }
    return found
  }

  /** Those that are held in memory. */
  peek(address: Address): KnownRelease | undefined {
    return this.held.get(keyOf(address))
  }

  /** Whether somebody whom the portal trusts now has signed exactly this. */
  isTrusted(release: KnownRelease, keys: readonly KeyState[]): boolean {
    return this.signatureOf(release, keys) === 'valid'
  }

  /** What has become of the signature; the bytes are checked once, the key each time. */
  signatureOf(release: KnownRelease, keys: readonly KeyState[]): SignatureState {
    const key = keys.find(({ id }) => id === release.keyId)
    if (!key) return 'unknown-key'
    if (key.revoked) return 'revoked-key'
    if (key.names.length > 0 && !key.names.includes(release.name)) return 'not-allowed'
    let signer = this.signedBy.get(release)
    if (signer === undefined) {
      signer = verify(release.manifest, release.signature, key.publicKey) ? key.publicKey : ''
      this.signedBy.set(release, signer)
    }
    return signer === key.publicKey ? 'valid' : 'wrong'
  }
}

/** `quote@1.4.0` */
export function keyOf({ name, version }: Address): string {
  return `${name}@${version}`
}
