import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { limitConcurrency } from './limit-concurrency.ts'

/**
 * scrypt with N=2^14, r=8, p=5: one of the equal-strength settings of the OWASP Password Storage Cheat Sheet, and the
 * one that needs 16 MiB instead of 128, since several people sign in at once on a small server.
 */
const COST = { ln: 14, r: 8, p: 5 } as const
const KEY_BYTES = 32

/** Longest password taken, in characters: hashing must not become a way to keep the server busy. */
export const MAX_PASSWORD = 256

// Hashing fills a thread of the pool for some 100 ms; two at a time leave threads for files and name resolution.
const limited = limitConcurrency(2)

/** The password as a PHC string (`$scrypt$ln=…,r=…,p=…$salt$hash`), each time with a new salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST, KEY_BYTES)
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${unpadded(salt)}$${unpadded(key)}`
}

/** True when the password is the one that was hashed; false as well for a hash in an unknown form. */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const parts = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc)
  if (parts === null || password.length > MAX_PASSWORD) return false
  const [, ln, r, p, salt = '', hash = ''] = parts
  const expected = Buffer.from(hash, 'base64')
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  const actual = await derive(password, Buffer.from(salt, 'base64'), cost, expected.length)
  return timingSafeEqual(actual, expected)
}

function derive(password: string, salt: Buffer, cost: { ln: number; r: number; p: number }, bytes: number) {
  const { r, p } = cost
  const N = 2 ** cost.ln
  // NIST SP 800-63B section 3.1.1.2: normalise, so that the same characters typed on two systems are the same password.
  const normalised = password.normalize('NFKC')
  return limited(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(normalised, salt, bytes, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
          if (error) reject(error)
          else resolve(key)
        })
      }),
  )
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
