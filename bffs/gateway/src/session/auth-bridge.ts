import { Auth, type AuthConfig, customFetch, skipCSRFCheck } from '@auth/core'
import { decode } from '@auth/core/jwt'
import type { Principal } from '@torrent/policy'
import type { FastifyBaseLogger } from 'fastify'
import { LRUCache } from 'lru-cache'
import { type CookieNames, parseCookies, setCookie } from './cookies.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { sameOriginPath } from './same-origin-path.ts'
import { SESSION_MS, type Sessions } from './sessions.ts'
import { isPartOfFlow, nameAndValue, packFlow, unpackFlow } from './sign-in-flow.ts'

/**
 * The one place that knows Auth.js. It does the OpenID Connect dance and the endpoints that `next-auth/react` calls;
 * everything that matters is ours: tokens stay in our session store, the cookie holds a handle to it, the id token's
 * signature is checked (Auth.js does not), and the origin comes from the configuration and never from a header.
 */

const PROVIDER_ID = 'torrent'
const BASE_PATH = '/api/auth'
const ERROR_PATH = `${BASE_PATH}/error`

export interface AuthBridgeOptions {
  origin: string
  clientId: string
  clientSecret: string
  issuer: string
  /** Encrypt the session cookie; the first encrypts, all of them decrypt. */
  cookieSecrets: readonly string[]
  names: CookieNames
  provider: IdentityProvider
  sessions: Sessions
  log: FastifyBaseLogger
}

/** An answer for the browser; each cookie is a `Set-Cookie` header of its own. */
export interface BridgeAnswer {
  status: number
  location?: string
  json?: unknown
  cookies: string[]
}

/** `cookieHeader` is always the browser's `Cookie` header as it came. */
export interface AuthBridge {
  /** Sends the browser to the sign-in page, to come back to `target`. */
  startSignIn(target: string, language: string, cookieHeader: string): Promise<BridgeAnswer>
  /** Takes the browser back from the provider. `failed` when it must be started anew, with the target if known. */
  finishSignIn(query: URLSearchParams, cookieHeader: string): Promise<BridgeAnswer & FinishedSignIn>
  /** The three answers that `next-auth/react` reads. */
  read(action: 'session' | 'csrf' | 'providers', cookieHeader: string): Promise<BridgeAnswer>
  /** What `signIn()` of `next-auth/react` posts. */
  postSignIn(form: PostedForm, language: string, cookieHeader: string): Promise<BridgeAnswer>
  /** What `signOut()` posts. Ends the session here; `location` leads on to the end of the provider's. */
  postSignOut(form: PostedForm, cookieHeader: string): Promise<BridgeAnswer>
  /** Who asks. Costs a millisecond once for each cookie, then microseconds. @throws ProviderUnreachable */
  principalOf(cookieHeader: string | undefined): Promise<Principal | null>
}

export interface PostedForm {
  csrfToken: string
  callbackUrl: string
  /** Answer with JSON instead of a redirect, as `next-auth/react` asks for. */
  wantsJson: boolean
}

interface FinishedSignIn {
  failed?: { target?: string }
}

/** Builds the bridge; nothing is asked of the provider before the first request. */
export function createAuthBridge(options: AuthBridgeOptions): AuthBridge {
  const { origin, names, provider, sessions, cookieSecrets, log } = options
  const handles = new LRUCache<string, { handle: string; expiresAt: number }>({ max: 5_000 })

  async function handleOf(cookieHeader: string | undefined): Promise<string | undefined> {
    const token = parseCookies(cookieHeader).get(names.session)
    if (token === undefined) return undefined
    const known = handles.get(token)
    if (known !== undefined) return known.expiresAt > Date.now() ? known.handle : undefined
    try {
      const payload = await decode({ token, secret: [...cookieSecrets], salt: names.session })
      const { handle, exp = 0 } = (payload ?? {}) as { handle?: unknown; exp?: number }
      if (typeof handle !== 'string') return undefined
      handles.set(token, { handle, expiresAt: exp * 1000 })
      return handle
    } catch {
      // Forged, expired, or made with a secret that is gone: all the same as no cookie.
      return undefined
    }
  }

  async function config(language = ''): Promise<AuthConfig> {
    const { authorization_endpoint, token_endpoint } = await provider.metadata()
    const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure: names.secure } as const
    const cookie = (name: string) => ({ name, options: attributes })
    return {
      basePath: BASE_PATH,
      trustHost: true,
      secret: [...cookieSecrets],
      useSecureCookies: names.secure,
      session: { strategy: 'jwt', maxAge: SESSION_MS / 1000 },
      pages: { error: ERROR_PATH, signIn: ERROR_PATH },
      cookies: {
        sessionToken: cookie(names.session),
        csrfToken: cookie(names.csrf),
        callbackUrl: cookie(names.callbackUrl),
        state: cookie(names.state),
        pkceCodeVerifier: cookie(names.pkce),
        nonce: cookie(names.nonce),
      },
      providers: [
        {
          id: PROVIDER_ID,
          name: 'Torrent',
          type: 'oidc',
          issuer: options.issuer,
          clientId: options.clientId,
          clientSecret: options.clientSecret,
          checks: ['pkce', 'state', 'nonce'],
          client: { id_token_signed_response_alg: 'ES256' },
          authorization: {
            url: authorization_endpoint,
            params: { scope: 'openid profile email', ...(language === '' ? {} : { ui_locales: language }) },
          },
          token: { url: token_endpoint },
          profile: claims => ({ id: String(claims.sub), name: claims.name, email: claims.email }),
          [customFetch]: provider.fetch,
        },
      ],
      callbacks: {
        redirect: ({ url }) => `${origin}${sameOriginPath(url, origin)}`,
        // Called with an account once, when the tokens arrive; afterwards with the cookie's content.
        async jwt({ token, account }) {
          if (account) {
            const { id_token: idToken, access_token: accessToken, refresh_token: refreshToken } = account
            if (!idToken || !accessToken || !refreshToken) throw new Error('the provider left out a token')
            return { handle: await sessions.begin({ idToken, accessToken, refreshToken }) }
          }
          if (typeof token.handle !== 'string' || (await sessions.principal(token.handle)) === null) return null
          return { handle: token.handle }
        },
        async session({ session, token }) {
          const principal = await sessions.principal(String(token.handle))
          const { subject: id, name, email, tenant } = principal ?? {}
          return { expires: session.expires, user: { id, name, email, tenant } }
        },
      },
      logger: {
        // Names and messages only: what is attached to Auth.js's errors can hold codes and tokens.
        error: error => log.warn({ error: `${error.name}: ${error.message.split('.')[0]}` }, 'sign-in failed'),
        warn: () => undefined,
        debug: () => undefined,
      },
    }
  }

  function call(path: string, cookieHeader: string, settings: AuthConfig, form?: Record<string, string>) {
    const headers = new Headers({ cookie: cookieHeader })
    const init = form === undefined ? { headers } : { headers, method: 'POST', body: new URLSearchParams(form) }
    return Auth(new Request(new URL(`${BASE_PATH}${path}`, origin), init), settings)
  }

  /** Sign-in began: the cookies of this one sign-in become one, so that it does not disturb another tab's. */
  function begun(response: Response, cookieHeader: string, target: string): BridgeAnswer {
    const location = response.headers.get('location') ?? ''
    const state = URL.canParse(location) ? new URL(location).searchParams.get('state') : null
    const cookies = response.headers.getSetCookie()
    if (state === null) return { status: 302, location, cookies: visible(cookies) }
    const present = parseCookies(cookieHeader).keys()
    return { status: 302, location, cookies: packFlow(names, cookies, state, target, present, Date.now()) }
  }

  function visible(cookies: readonly string[]): string[] {
    return cookies.filter(cookie => !isPartOfFlow(names, nameAndValue(cookie)[0]))
  }

  return {
    async principalOf(cookieHeader) {
      const handle = await handleOf(cookieHeader)
      return handle === undefined ? null : sessions.principal(handle)
    },

    async startSignIn(target, language, cookieHeader) {
      const settings: AuthConfig = { ...(await config(language)), skipCSRFCheck }
      const response = await call(`/signin/${PROVIDER_ID}`, '', settings, { callbackUrl: target })
      return begun(response, cookieHeader, target)
    },

    async finishSignIn(query, cookieHeader) {
      const flow = unpackFlow(names, parseCookies(cookieHeader), query.get('state') ?? '')
      if (flow === undefined) return { status: 302, cookies: [], failed: {} }
      const target = sameOriginPath(flow.target, origin)
      const settings: AuthConfig = { ...(await config()), skipCSRFCheck }
      const response = await call(`/callback/${PROVIDER_ID}?${query}`, flow.header, settings)
      const used = setCookie(flow.cookie, '', { maxAge: 0, secure: names.secure })
      const session = response.headers.getSetCookie().filter(cookie => nameAndValue(cookie)[0] === names.session)
      const signedIn = session.some(cookie => nameAndValue(cookie)[1] !== '')
      if (!signedIn) return { status: 302, cookies: [used], failed: { target } }
      return { status: 302, location: target, cookies: [used, ...session] }
    },

    async read(action, cookieHeader) {
      const response = await call(`/${action}`, cookieHeader, await config())
      const cookies = visible(response.headers.getSetCookie())
      return { status: response.status, json: await response.json(), cookies }
    },

    async postSignIn({ csrfToken, callbackUrl, wantsJson }, language, cookieHeader) {
      const target = sameOriginPath(callbackUrl, origin)
      const body = { csrfToken, callbackUrl: target }
      const response = await call(`/signin/${PROVIDER_ID}`, cookieHeader, await config(language), body)
      return asAsked(begun(response, cookieHeader, target), wantsJson)
    },

    async postSignOut({ csrfToken, callbackUrl, wantsJson }, cookieHeader) {
      const body = { csrfToken, callbackUrl: sameOriginPath(callbackUrl, origin) }
      const response = await call('/signout', cookieHeader, await config(), body)
      const cookies = visible(response.headers.getSetCookie())
      const location = response.headers.get('location') ?? origin
      // Auth.js refused the form's token; the session stays.
      if (location.includes(ERROR_PATH)) return asAsked({ status: 302, location, cookies }, wantsJson)
      const handle = await handleOf(cookieHeader)
      const ended = handle === undefined ? undefined : await sessions.end(handle)
      const next = ended === undefined ? location : await provider.endSessionUrl(ended.idToken, `${origin}/`)
      return asAsked({ status: 302, location: next, cookies }, wantsJson)
    },
  }
}

function asAsked(answer: BridgeAnswer, wantsJson: boolean): BridgeAnswer {
  if (!wantsJson) return answer
  return { status: 200, json: { url: answer.location }, cookies: answer.cookies }
}
