import { createRemoteJWKSet, customFetch, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'

export interface IdentityProviderOptions {
  /** As it stands in the tokens, e.g. `http://localhost:3000/oidc`. */
  issuer: string
  clientId: string
  clientSecret: string
  /**
   * Where the provider answers for this process, when its public address is not the way to it: an origin, asked anew
   * for every request. Undefined: the public address.
   */
  reachedAt?: () => string | undefined
}

/** What the token endpoint gave. */
export interface Tokens {
  idToken: string
  accessToken: string
  refreshToken: string
}

/** The provider says that this sign-in is over: the refresh token is used, revoked or expired. */
export class SignInEnded extends Error {
  override name = 'SignInEnded'
}

/** The provider cannot be asked at the moment; what is signed in stays so. */
export class ProviderUnreachable extends Error {
  override name = 'ProviderUnreachable'
}

const metadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url(),
})
export type ProviderMetadata = z.infer<typeof metadataSchema>

const tokensSchema = z.object({ id_token: z.string(), access_token: z.string(), refresh_token: z.string() })

/** OpenID Connect Back-Channel Logout 1.0, section 2.4. */
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const AUDIENCE = 'torrent'
const TIMEOUT_MS = 5_000
const CLOCK_TOLERANCE_S = 15

export type IdentityProvider = ReturnType<typeof createIdentityProvider>

/** The OpenID provider as the gateway uses it; every token it hands out is checked here. */
export function createIdentityProvider(options: IdentityProviderOptions) {
  const { issuer, clientId, clientSecret, reachedAt } = options
  const issuerOrigin = new URL(issuer).origin

  const providerFetch: typeof fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const inside = reachedAt?.()
    const target =
      inside !== undefined && url.origin === issuerOrigin ? new URL(url.pathname + url.search, inside) : url
    return fetch(input instanceof Request ? new Request(target, input) : target, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...init,
    })
  }

  let known: Promise<ProviderMetadata> | undefined
  function metadata(): Promise<ProviderMetadata> {
    known ??= discover().catch(error => {
      known = undefined
      throw error
    })
    return known
  }
  async function discover(): Promise<ProviderMetadata> {
    const response = await reach(() => providerFetch(`${issuer}/.well-known/openid-configuration`))
    if (!response.ok) throw new ProviderUnreachable(`discovery answered ${response.status}`)
    const found = metadataSchema.parse(await response.json())
    // OpenID Connect Discovery 1.0 section 4.3: otherwise one provider could speak for another.
    if (found.issuer !== issuer) throw new Error(`discovery answered for another issuer: ${found.issuer}`)
    return found
  }

  let keySet: ReturnType<typeof createRemoteJWKSet> | undefined
  async function keys() {
    const { jwks_uri } = await metadata()
    keySet ??= createRemoteJWKSet(new URL(jwks_uri), { [customFetch]: providerFetch })
    return keySet
  }

  async function verify(token: string, audience: string, required: string[], typ?: string): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, await keys(), {
      issuer,
      audience,
      algorithms: ['ES256'],
      requiredClaims: required,
      clockTolerance: CLOCK_TOLERANCE_S,
      typ,
    })
    return payload
  }

  return {
    metadata,
    /** For libraries that talk to the provider themselves. */
    fetch: providerFetch,

    /** Checks signature, issuer, audience and time of an id token. Throws when anything is wrong. */
    verifyIdToken: (token: string) => verify(token, clientId, ['sub', 'exp', 'iat', 'sid']),

    /** The same for an access token, which every service will check again. */
    verifyAccessToken: (token: string) => verify(token, AUDIENCE, ['sub', 'exp', 'tenant', 'roles']),

    /** Which sessions a logout token ends. Throws unless the provider made it for us, just now. */
    async verifyLogoutToken(token: string): Promise<{ sid?: string; subject?: string }> {
      const payload = await verify(token, clientId, ['iat', 'jti', 'events'], 'logout+jwt')
      const { events, sid, sub, nonce, iat = 0 } = payload as JWTPayload & { events?: unknown; sid?: unknown }
      const isLogout = typeof events === 'object' && events !== null && LOGOUT_EVENT in events
      const fresh = Math.abs(Date.now() / 1000 - iat) < 300
      if (!isLogout || nonce !== undefined || !fresh) throw new Error('not a logout token')
      if (typeof sid === 'string') return { sid }
      if (typeof sub === 'string') return { subject: sub }
      throw new Error('logout token without sid and sub')
    },

    /** Exchanges a refresh token. @throws SignInEnded, ProviderUnreachable */
    async refresh(refreshToken: string): Promise<Tokens> {
      const { token_endpoint } = await metadata()
      const credentials = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`
      const response = await reach(() =>
        providerFetch(token_endpoint, {
          method: 'POST',
          headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
          body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
        }),
      )
      const answer: unknown = await response.json().catch(() => undefined)
      if (response.status >= 500) throw new ProviderUnreachable(`token endpoint answered ${response.status}`)
      const tokens = tokensSchema.safeParse(answer)
      if (!response.ok || !tokens.success) throw new SignInEnded(`token endpoint answered ${response.status}`)
      const { id_token, access_token, refresh_token } = tokens.data
      return { idToken: id_token, accessToken: access_token, refreshToken: refresh_token }
    },

    /** Where the browser goes so that the provider's session ends as well, and comes back to the portal. */
    async endSessionUrl(idToken: string, returnTo: string): Promise<string> {
      const url = new URL((await metadata()).end_session_endpoint)
      url.search = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: returnTo }).toString()
      return url.href
    },
  }
}

async function reach(request: () => Promise<Response>): Promise<Response> {
  try {
    return await request()
  } catch (cause) {
    throw new ProviderUnreachable('the identity provider does not answer', { cause })
  }
}
