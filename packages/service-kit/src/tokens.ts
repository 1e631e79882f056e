import type { Principal } from '@torrent/policy'
import { isPrincipal, SERVICE_ROLE } from '@torrent/policy'
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import { Refused } from './refusal.ts'

const AUDIENCE = 'torrent'
const INTERNAL_ISSUER = 'torrent:internal'

/**
 * Turns a token into the one who holds it. Refused: `unauthenticated` when it is missing, forged or expired,
 * `unavailable` when the issuer's keys cannot be had.
 */
export type TokenVerifier = (token: string | undefined) => Promise<Principal>

export interface TokenSettings {
  /** Issuer of people's access tokens. */
  issuer: string
  /** Where its public keys are: a URL, or a key function when the issuer lives in this process. */
  keys: URL | JWTVerifyGetKey
  /** Shared by the platform's own processes, for calls that no person makes. At least 32 bytes. */
  internalKey: Uint8Array
}

/** Verifies people's access tokens (ES256) and the platform's own (HS256), each at most once while it is valid. */
export function createTokenVerifier({ issuer, keys, internalKey }: TokenSettings): TokenVerifier {
  if (internalKey.length < 32) throw new TypeError('the internal key is shorter than 32 bytes')
  const keySet = keys instanceof URL ? createRemoteJWKSet(keys) : keys
  const known = new LRUCache<string, { principal: Principal; until: number }>({ max: 2_000 })

  return async token => {
    if (!token) throw new Refused('unauthenticated')
    const cached = known.get(token)
    if (cached && cached.until > Date.now()) return cached.principal
    const payload = await verify(token)
    const principal = principalOf(payload, token)
    // Whatever the identity provider lets people be called: what services may ask about others, no person may.
    const posing = !token.startsWith(INTERNAL_PREFIX) && principal?.roles.includes(SERVICE_ROLE)
    if (!principal || posing) throw new Refused('unauthenticated')
    known.set(token, { principal, until: (payload.exp ?? 0) * 1000 })
    return principal
  }

  async function verify(token: string): Promise<JWTPayload> {
    try {
      const internal = token.startsWith(INTERNAL_PREFIX)
      const { payload } = internal
        ? await jwtVerify(token.slice(INTERNAL_PREFIX.length), internalKey, {
            issuer: INTERNAL_ISSUER,
            audience: AUDIENCE,
            algorithms: ['HS256'],
            requiredClaims: ['exp', 'sub'],
          })
        : await jwtVerify(token, keySet, {
            issuer,
            audience: AUDIENCE,
            algorithms: ['ES256'],
            requiredClaims: ['exp', 'sub'],
          })
      return payload
    } catch (error) {
      throw new Refused(isTokenAtFault(error) ? 'unauthenticated' : 'unavailable')
    }
  }
}

/** False when the issuer's keys could not be had: the person is signed in as before and need not sign in again. */
function isTokenAtFault(error: unknown): boolean {
  return error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC' && error.code !== 'ERR_JWKS_TIMEOUT'
}

const INTERNAL_PREFIX = 'internal:'

function principalOf(payload: JWTPayload, token: string): Principal | undefined {
  const { sub, tenant, roles, name, email } = payload
  const principal = { subject: sub, tenant, roles, name: name ?? '', email: email ?? '', token }
  return isPrincipal(principal) ? principal : undefined
}

/** A token with which a service speaks for itself inside one tenant; valid for five minutes. */
export async function serviceToken(internalKey: Uint8Array, service: string, tenant: string): Promise<string> {
  const token = await new SignJWT({ tenant, roles: [SERVICE_ROLE], name: service })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(INTERNAL_ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(`service:${service}`)
    .setExpirationTime('5m')
    .sign(internalKey)
  return INTERNAL_PREFIX + token
}
