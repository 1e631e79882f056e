import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'

/** A team's key: the public half is registered at the portal, the private one never leaves its machine or CI. */
export interface SigningKeyPair {
  /** See `keyIdOf`. */
  id: string
  /** PEM, SPKI. */
  publicPem: string
  /** PEM, PKCS #8. */
  privatePem: string
}

/** What is said to be a key is none, or one of another kind. */
export class UnusableKey extends Error {
  constructor() {
    super('Not an Ed25519 key in PEM')
    this.name = 'UnusableKey'
  }
}

/** A new Ed25519 key (RFC 8032). */
export function newSigningKey(): SigningKeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  return {
    id: keyIdOf(publicPem),
    publicPem,
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/** The first 16 hex digits of the SHA-256 of the public key (SPKI, DER). Throws `UnusableKey`. */
export function keyIdOf(publicPem: string): string {
  const der = readPublic(publicPem).export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex').slice(0, 16)
}

/** The public half of a private key, as PEM. Throws `UnusableKey`. */
export function publicKeyOf(privatePem: string): string {
  return createPublicKey(readPrivate(privatePem)).export({ type: 'spki', format: 'pem' }).toString()
}

/** Signs exactly these bytes; base64. Throws `UnusableKey`. */
export function sign(bytes: Uint8Array, privatePem: string): string {
  return signBytes(null, bytes, readPrivate(privatePem)).toString('base64')
}

/** Whether the owner of the key signed exactly these bytes. False for whatever is no signature or no key; never throws. */
export function verify(bytes: Uint8Array, signatureBase64: string, publicPem: string): boolean {
  try {
    const signature = Buffer.from(signatureBase64, 'base64')
    // Node skips what is not base64, so that many texts would be one signature.
    if (signature.toString('base64') !== signatureBase64) return false
    return verifyBytes(null, bytes, readPublic(publicPem), signature)
  } catch {
    return false
  }
}

function readPublic(pem: string) {
  // A private key would do as well for Node; whoever registers one has made a mistake that we should not keep.
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) throw new UnusableKey()
  return ed25519(() => createPublicKey(pem))
}

function readPrivate(pem: string) {
  return ed25519(() => createPrivateKey(pem))
}

function ed25519<T extends { asymmetricKeyType?: string }>(read: () => T): T {
  let key: T
  try {
    key = read()
  } catch {
    throw new UnusableKey()
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new UnusableKey()
  return key
}
