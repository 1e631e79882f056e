import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Encrypts what is kept, so that a copy of the database signs nobody in. */
export interface Seal {
  seal(text: string): Buffer
  /** The text, or undefined when it was sealed with a secret that is no longer known, or was changed. */
  open(sealed: Buffer): string | undefined
}

const KEY_ID_BYTES = 4
const IV_BYTES = 12
const TAG_BYTES = 16

const SESSIONS = 'torrent gateway session store'

/**
 * AES-256-GCM with keys derived from the secrets: the first seals, all of them open.
 * @param purpose what was sealed for another purpose is not opened
 */
export function createSeal(secrets: readonly string[], purpose: string = SESSIONS): Seal {
  const keys = secrets.map(secret => {
    const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
    return { key, id: createHash('sha256').update(key).digest().subarray(0, KEY_ID_BYTES) }
  })
  const [current] = keys
  if (current === undefined) throw new TypeError('at least one secret is needed')

  return {
    seal(text) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', current.key, iv)
      const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([current.id, iv, cipher.getAuthTag(), content])
    },
    open(sealed) {
      const id = sealed.subarray(0, KEY_ID_BYTES)
      const key = keys.find(candidate => candidate.id.equals(id))?.key
      if (key === undefined || sealed.length < KEY_ID_BYTES + IV_BYTES + TAG_BYTES) return undefined
      const iv = sealed.subarray(KEY_ID_BYTES, KEY_ID_BYTES + IV_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', key, iv)
      decipher.setAuthTag(sealed.subarray(KEY_ID_BYTES + IV_BYTES, KEY_ID_BYTES + IV_BYTES + TAG_BYTES))
      try {
        const content = sealed.subarray(KEY_ID_BYTES + IV_BYTES + TAG_BYTES)
        return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
