import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AuthService, createAuthService, createDemoAccounts } from '@torrent/auth-service'
import { DEMO_PASSWORD } from '@torrent/contracts/demo'
import { createServiceDatabase, startTemporaryPostgres } from '@torrent/embedded-postgres'
import { createGateway, createPostgresSessionStore, type Gateway, principalOf } from '@torrent/gateway-bff'
import { createBrowser, freePort, type TestBrowser } from '@torrent/gateway-bff/testing'

export const SALES = 'sales@acme-metal.example'
export const CLIENT_SECRET = 'c'.repeat(43)
const COOKIE_SECRET = 's'.repeat(43)

export interface SignInPortal {
  origin: string
  auth: AuthService
  /** How often the gateway asked for tokens. */
  tokenRequests: number
  /** A browser in which somebody of the demo has signed in; the sales person of acme-metal when not said. */
  signedIn(login?: string): Promise<TestBrowser>
  /** Ends gateway and identity provider and starts them anew on the same databases. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Gateway and identity provider together, as the platform composes them, with one BFF that says who asks. */
export async function startSignInPortal(): Promise<SignInPortal> {
  const postgres = await startTemporaryPostgres()
  const databases = {
    auth: (await createServiceDatabase(postgres, 'auth')).url,
    gateway: (await createServiceDatabase(postgres, 'gateway')).url,
  }
  const root = await mkdtemp(join(tmpdir(), 'torrent-sign-in-'))
  await mkdir(join(root, 'shell'))
  await writeFile(join(root, 'shell', 'index.html'), '<html><head></head><body></body></html>')
  await writeFile(join(root, 'shell', 'torrent-page.json'), '{"integrity":{},"shared":{}}')
  const port = await freePort()
  const origin = `http://localhost:${port}`
  let gateway: Gateway

  const portal: SignInPortal = {
    origin,
    auth: await start(),
    tokenRequests: 0,
    async signedIn(login = SALES) {
      const browser = createBrowser(origin)
      await browser.signIn(await browser.goto('/'), login, DEMO_PASSWORD)
      return browser
    },
    async restart() {
      await gateway.close()
      await portal.auth.stop()
      portal.auth = await start()
    },
    async stop() {
      await gateway.close()
      await portal.auth.stop()
      await postgres.stop()
      await rm(root, { recursive: true, force: true })
    },
  }
  await createDemoAccounts(portal.auth.accounts, ['acme-metal', 'mori-foods'])
  return portal

  async function start(): Promise<AuthService> {
    const auth = createAuthService({
      databaseUrl: databases.auth,
      issuer: `${origin}/oidc`,
      clientSecret: CLIENT_SECRET,
      cookieSecrets: [COOKIE_SECRET],
      demo: true,
    })
    await auth.ready
    gateway = createGateway({
      origin,
      port,
      auth: {
        handler(request, response) {
          if (request.url === '/oidc/token') portal.tokenRequests += 1
          auth.handler(request, response)
        },
      },
      secrets: { client: CLIENT_SECRET, cookies: [COOKIE_SECRET] },
      sessions: createPostgresSessionStore({ databaseUrl: databases.gateway, secrets: [COOKIE_SECRET] }),
      bffs: { who: async app => void app.get('/me', async request => ({ principal: principalOf(request) })) },
      page: async (principal, { language, theme }) => ({
        bootstrap: {
          user: {
            id: principal.subject,
            name: principal.name,
            email: principal.email,
            tenant: principal.tenant,
            tenantName: { ja: '', en: '' },
            roles: [...principal.roles],
          },
          actions: [],
          remotes: [],
          language,
          theme,
        },
        integrity: {},
        preload: [],
        later: [],
        shared: [],
        urgent: true,
        devOrigins: [],
      }),
      resolveIntent: async () => ({ refused: 'unknown' }),
      shellDir: join(root, 'shell'),
      releasesDir: root,
      rateLimits: { signIn: 10_000 },
    })
    await gateway.listen()
    return auth
  }
}

interface Me {
  subject: string
  tenant: string
  roles: string[]
  name: string
  token: string
}

/** Who the BFF is told asks from this browser. */
export async function whoIs(browser: TestBrowser): Promise<Me | null> {
  return (await browser.ask('/api/who/me')).json<{ principal: Me | null }>().principal
}

/** True when a page is the sign-in form. */
export function isSignInForm(answer: { url: URL; text: string }): boolean {
  return answer.url.pathname.startsWith('/oidc/sign-in/') && answer.text.includes('name="password"')
}
