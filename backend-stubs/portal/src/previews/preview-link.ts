import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a preview link stands for; its signature is of all of it. */
export interface SignedFacts {
  id: string
  name: string
  version: string
  devOrigin: string
  tenant: string
  person: string
  expiresAt: string
}

/** The token of a link: the preview's id and what only this portal can make of it. */
export function previewToken(key: Buffer, facts: SignedFacts): string {
  return `${facts.id}.${macOf(key, facts).toString('base64url')}`
}

/** The id that a token names; undefined when it has no such form. It says nothing about who made it. */
export function idInToken(token: string): string | undefined {
  return /^([0-9a-f]{24})\.[\w-]{43}$/.exec(token)?.[1]
}

/** Whether this portal made the token for exactly this preview. */
export function isGenuine(key: Buffer, token: string, facts: SignedFacts): boolean {
  const mac = Buffer.from(token.slice(token.indexOf('.') + 1), 'base64url')
  const expected = macOf(key, facts)
  return mac.length === expected.length && timingSafeEqual(mac, expected)
}

function macOf(key: Buffer, { id, name, version, devOrigin, tenant, person, expiresAt }: SignedFacts): Buffer {
  const text = JSON.stringify([id, name, version, devOrigin, tenant, person, expiresAt])
  return createHmac('sha256', key).update(text).digest()
}
