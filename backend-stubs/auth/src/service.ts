import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@torrent/service-kit'
import type { JWK } from 'jose'
import type { Provider } from 'oidc-provider'
import pg from 'pg'
import { type Accounts, createAccounts } from './accounts.ts'
import { deleteExpired } from './artifact-adapter.ts'
import { createPasswordCheck } from './check-password.ts'
import { endSessionsOf } from './end-sessions.ts'
import { migrate } from './migrate.ts'
import { createProvider } from './provider.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { createThrottle } from './sign-in-throttle.ts'
import { loadSigningKeys, publicKeys } from './signing-keys.ts'

export type { Account, Accounts, NewAccount } from './accounts.ts'
export { createDemoAccounts } from './demo-accounts.ts'
export { AUDIENCE, CLIENT_ID } from './provider.ts'

export interface AuthServiceOptions {
  /** PostgreSQL URL of the service's own database. */
  databaseUrl: string
  /** Public address of the provider, e.g. `http://localhost:3000/oidc`: the portal's origin and the mount path. */
  issuer: string
  /** Shared with the gateway, which proves with it that a code or refresh token is used by the right one. */
  clientSecret: string
  /** Sign the provider's cookies; the first signs, the others are still accepted. */
  cookieSecrets: readonly string[]
  /** Show the demo accounts on the sign-in page. */
  demo: boolean
  /** Where the gateway hears of ended sessions; below the issuer's origin when absent. */
  backchannelLogoutUri?: string
  now?: () => Date
}

export interface AuthService {
  /**
   * Serves everything below the issuer's path. Call it with the request as it came: it takes host and scheme from the
   * issuer, and the client's address from `x-forwarded-for`, which the gateway sets; so expose it through that only.
   */
  handler(request: IncomingMessage, response: ServerResponse): void
  /** Public keys, for checking access tokens without a request. */
  jwks(): Promise<{ keys: JWK[] }>
  accounts: Accounts
  /** Settles when tables and keys are there; until then `handler` answers 503. */
  ready: Promise<void>
  stop(): Promise<void>
}

const CLEANING_INTERVAL_MS = 300_000

/** The identity provider of the portal: accounts, sign-in page, OpenID Connect. */
export function createAuthService(options: AuthServiceOptions): AuthService {
  const { issuer, databaseUrl, demo } = options
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 6, application_name: 'torrent-auth' })
  let stopping = false
  // The pool replaces a broken connection; while stopping, the server may end those that the pool is just closing.
  pool.on('error', error => {
    if (!stopping) log.warn({ service: 'auth', error: error.message }, 'idle database connection lost')
  })

  let provider: Provider | undefined
  let serve: ((request: IncomingMessage, response: ServerResponse) => unknown) | undefined
  const accounts = createAccounts(pool, async memberId => {
    if (provider !== undefined) await endSessionsOf(provider, pool, memberId)
  })

  async function start(): Promise<{ keys: JWK[] }> {
    await migrate(pool)
    const keys = await loadSigningKeys(pool)
    const { origin } = new URL(issuer)
    const backchannelLogoutUri = options.backchannelLogoutUri ?? `${origin}/api/auth/backchannel-logout`
    provider = createProvider({ ...options, backchannelLogoutUri, pool, accounts, keys })
    const checkPassword = createPasswordCheck(accounts, createThrottle(pool, options.now))
    provider.use(signInRoutes({ provider, issuer, checkPassword, demo }))
    serve = provider.callback()
    return publicKeys(keys)
  }
  const started = start()
  const ready = started.then(() => undefined)
  // Whoever waits for `ready` hears of a failure; nobody waiting must not end the process.
  ready.catch(() => undefined)

  const cleaning = setInterval(() => {
    deleteExpired(pool).catch(error => log.warn({ error: error.message }, 'could not delete expired sessions'))
  }, CLEANING_INTERVAL_MS)
  cleaning.unref()

  return {
    handler(request, response) {
      if (serve === undefined) {
        response.writeHead(503, { 'retry-after': '1', 'content-length': '0' }).end()
        return
      }
      mount(request, issuer)
      serve(request, response)
    },
    jwks: () => started,
    accounts,
    ready,
    async stop() {
      stopping = true
      clearInterval(cleaning)
      await started.catch(() => undefined)
      await pool.end()
    },
  }
}

/** Host, scheme and mount path are those of the issuer, whatever the request says: answers contain absolute URLs. */
function mount(request: IncomingMessage & { originalUrl?: string }, issuer: string): void {
  const { host, protocol, pathname } = new URL(issuer)
  const prefix = pathname.replace(/\/$/, '')
  const { url = '/' } = request
  const { headers } = request
  headers.host = host
  headers['x-forwarded-host'] = host
  headers['x-forwarded-proto'] = protocol.slice(0, -1)
  headers['x-forwarded-for'] ??= request.socket.remoteAddress ?? ''
  delete headers.forwarded
  request.originalUrl = url
  if (prefix !== '' && url.startsWith(prefix)) request.url = url.slice(prefix.length) || '/'
}
