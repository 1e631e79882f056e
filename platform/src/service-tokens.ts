import { serviceToken } from '@torrent/service-kit'

/** Renewed a minute before the five that a token lives. */
const RENEW_MS = 240_000

/** Tokens with which a service speaks for itself inside a tenant, made when first needed and kept until they age. */
export function tokensOf(service: string, internalKey: Uint8Array): (tenant: string) => Promise<string> {
  const kept = new Map<string, { token: Promise<string>; until: number }>()
  return tenant => {
    const known = kept.get(tenant)
    if (known && known.until > Date.now()) return known.token
    const token = serviceToken(internalKey, service, tenant)
    kept.set(tenant, { token, until: Date.now() + RENEW_MS })
    return token
  }
}
