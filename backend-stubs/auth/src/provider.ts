import { log } from '@torrent/service-kit'
import type { JWK } from 'jose'
import { type Configuration, type KoaContextWithOIDC, Provider } from 'oidc-provider'
import type pg from 'pg'
import type { Accounts } from './accounts.ts'
import { createArtifactAdapter } from './artifact-adapter.ts'
import { pageContext } from './page-context.ts'
import { problemPage } from './problem-page.ts'
import { signOutPage } from './sign-out-page.ts'

export const CLIENT_ID = 'torrent-gateway'

/** What access tokens are for: every service of the portal, which checks `aud`. */
export const AUDIENCE = 'torrent'
const RESOURCE = 'urn:torrent:services'
const SCOPES = 'openid profile email'

/** Seconds. An access token is short, since nobody asks whether it was revoked. */
const ACCESS_TOKEN_SECONDS = 300

/** Seconds. A working day: after that everybody signs in again, whatever they do. */
const SESSION_SECONDS = 43_200

export interface ProviderOptions {
  issuer: string
  clientSecret: string
  cookieSecrets: readonly string[]
  /** Where the portal hears that a session has ended. */
  backchannelLogoutUri: string
  pool: pg.Pool
  accounts: Accounts
  keys: readonly JWK[]
}

/** The OpenID provider with its one client, the gateway. */
export function createProvider(options: ProviderOptions): Provider {
  const { issuer, clientSecret, cookieSecrets, backchannelLogoutUri, pool, accounts, keys } = options
  const { origin, pathname, protocol, port } = new URL(issuer)
  const mount = pathname.replace(/\/$/, '')
  const cookie = {
    signed: true,
    httpOnly: true,
    sameSite: 'lax',
    secure: protocol === 'https:',
    overwrite: true,
  } as const
  // Cookies do not tell ports apart, and two copies of the portal may run on one machine.
  const suffix = port === '' ? '' : `_${port}`

  const configuration: Configuration = {
    adapter: createArtifactAdapter(pool),
    jwks: { keys: [...keys] as NonNullable<Configuration['jwks']>['keys'] },
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        client_name: 'Torrent',
        redirect_uris: [`${origin}/api/auth/callback/torrent`],
        post_logout_redirect_uris: [`${origin}/`],
        backchannel_logout_uri: backchannelLogoutUri,
        backchannel_logout_session_required: true,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'ES256',
        scope: SCOPES,
      },
    ],
    clientAuthMethods: ['client_secret_basic'],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    responseTypes: ['code'],
    scopes: ['openid', 'profile', 'email'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    // The userinfo endpoint is off, so the id token carries what the scopes ask for.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: {
      keys: [...cookieSecrets],
      names: {
        session: `torrent_idp_session${suffix}`,
        interaction: `torrent_idp_sign_in${suffix}`,
        resume: `torrent_idp_resume${suffix}`,
      },
      long: cookie,
      short: cookie,
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        async logoutSource(ctx, form) {
          ctx.body = signOutPage(pageContext(ctx, mount), form, askedByPortal(ctx))
        },
        async postLogoutSuccessSource(ctx) {
          ctx.redirect(`${origin}/`)
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'services',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: ACCESS_TOKEN_SECONDS,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: 3600,
      Grant: SESSION_SECONDS,
      RefreshToken: SESSION_SECONDS,
      Session: SESSION_SECONDS,
    },
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    // Without offline_access a refresh token lives no longer than the session it came from.
    expiresWithSession: async () => true,
    rotateRefreshToken: true,
    clientBasedCORS: () => false,
    findAccount: async (_ctx, memberId) => {
      const account = await accounts.find(memberId)
      if (account === undefined || account.disabled) return undefined
      return {
        accountId: memberId,
        claims: async () => ({ sub: memberId, name: account.name, email: account.email }),
      }
    },
    // Read at every refresh, so that changed roles arrive within one access token's life.
    extraTokenClaims: async (_ctx, token) => {
      const account = 'accountId' in token ? await accounts.find(String(token.accountId)) : undefined
      if (account === undefined) return undefined
      const { tenant, roles, name, email } = account
      return { tenant, roles: [...roles], name, email }
    },
    // Our own client needs nobody's consent: signing in grants it everything it can ask for.
    loadExistingGrant: async ctx => {
      const { provider, session, client, result } = ctx.oidc
      const clientId = client?.clientId ?? CLIENT_ID
      const known = result?.consent?.grantId ?? session?.grantIdFor(clientId)
      const existing = known === undefined ? undefined : await provider.Grant.find(known)
      const grant = existing ?? new provider.Grant({ clientId, accountId: session?.accountId })
      grant.addOIDCScope(SCOPES)
      grant.addResourceScope(RESOURCE, 'services')
      // A grant that ended before its session would sign the person out in the middle of the day.
      if (session?.exp !== undefined) grant.exp = session.exp
      await grant.save()
      return grant
    },
    interactions: { url: (_ctx, interaction) => `${mount}/sign-in/${interaction.uid}` },
    renderError: async (ctx, out) => {
      ctx.type = 'html'
      ctx.body = problemPage(
        pageContext(ctx, mount),
        ctx.status >= 500 ? { kind: 'failed', code: 'server_error' } : { kind: 'failed', code: out.error },
      )
    },
    // The provider's guard against requests to internal addresses refuses the portal's own on a loopback address,
    // so only that one address is let through and every other one refused: nothing else is ever called.
    fetch: async (url, init) => {
      if (String(url) !== backchannelLogoutUri) throw new Error('refused: not the address of the portal')
      return fetch(url, { ...init, dispatcher: undefined } as RequestInit)
    },
  }
  const provider = new Provider(issuer, configuration)
  // Host and scheme come from the configured issuer; the service puts them into these headers itself.
  provider.proxy = true
  provider.on('server_error', (_ctx: unknown, error: Error) => log.error({ err: error }, 'identity provider failed'))
  provider.on('backchannel.error', (_ctx: unknown, error: Error) =>
    log.warn({ error: error.message }, 'portal did not hear of a sign-out'),
  )
  return provider
}

/** True when the portal itself sent the person to sign out: it proves so with the id token of this session. */
function askedByPortal(ctx: KoaContextWithOIDC): boolean {
  const hint = ctx.oidc.entities.IdTokenHint?.payload as { sub?: unknown; sid?: unknown } | undefined
  const { session } = ctx.oidc
  if (hint === undefined || session === undefined) return false
  return hint.sub === session.accountId && hint.sid === session.sidFor(CLIENT_ID)
}
