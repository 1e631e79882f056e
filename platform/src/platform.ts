import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createAuthService } from '@torrent/auth-service'
import { bffPlugin } from '@torrent/bff-kit'
import { DEMO_TENANTS } from '@torrent/contracts/demo'
import { startPostgres } from '@torrent/embedded-postgres'
import { createGateway, createPostgresSessionStore, principalOf } from '@torrent/gateway-bff'
import type { TelemetryOptions } from '@torrent/portal-service'
import { createRealtimeService, sessionEndsOver } from '@torrent/realtime-service'
import { createTokenVerifier, log, openPostgresBroker, serveGrpc } from '@torrent/service-kit'
import { createLocalJWKSet } from 'jose'
import { BFFS } from './bffs.ts'
import { builtFolder } from './built.ts'
import { type DatabaseName, openDatabases } from './databases.ts'
import { startElsewhere } from './elsewhere.ts'
import { openKnownCompositions } from './known-compositions.ts'
import { intentsFrom, pagesFrom, previewsFrom } from './page-content.ts'
import { picturesFrom } from './pictures.ts'
import { createPreload } from './preload.ts'
import { keepOperatorToken, offerBuilt, takeBuiltReleases } from './releases.ts'
import { seedDemo } from './seed-demo.ts'
import { tokensOf } from './service-tokens.ts'
import { createServices } from './services.ts'

export interface PlatformOptions {
  /** Port of the gateway, the only one people see. */
  port: number
  /** Folder of everything that lasts. */
  dataDir: string
  /** Make the two demo tenants with their accounts and master data. */
  demo: boolean
  /** Micro-frontends served by a dev server: name → URL of the federation manifest. */
  devRemotes?: Readonly<Record<string, string>>
  /** When a canary is ended; careful when left out. */
  telemetry?: TelemetryOptions
  /** `host:port` of a clamd that scans people's files; without one they are kept unscanned. */
  clamd?: string | undefined
  /** Which of quote, order and shipping get a process of their own, reached by messages and gRPC. */
  elsewhere?: readonly string[]
  /** `tenant/name` of micro-frontends that come along and that a tenant does not get, such as `mori-foods/chat`. */
  without?: readonly string[]
  /** Told what is going on while it starts. */
  onProgress?: (step: string) => void
  /** Called when PostgreSQL ended by itself; nothing works from then on. */
  onLost?: (reason: string) => void
}

export interface Platform {
  origin: string
  stop(): Promise<void>
}

/** Starts every service and BFF in this process, around one embedded PostgreSQL. Resolves when people can sign in. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { port, dataDir, demo, devRemotes = {}, onProgress = () => undefined } = options
  const origin = `http://localhost:${port}`
  const closing: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const close of closing.splice(0).reverse())
      await close().catch((error: unknown) => log.warn({ error: String(error) }, 'did not close in an orderly way'))
  }
  try {
    onProgress('Starting PostgreSQL')
    const postgres = await startPostgres({ dataDir, onExit: reason => options.onLost?.(reason) })
    closing.push(() => postgres.stop())
    const urls = await openDatabases(postgres)
    const secret = (name: string) => postgres.secrets.get(name)
    const internalKey = Buffer.from(await secret('internal'), 'base64url')

    onProgress('Starting the services')
    const broker = await openPostgresBroker(urls.broker)
    const closeBroker = () => broker.close()
    closing.push(closeBroker)
    const issuer = `${origin}/oidc`
    const auth = createAuthService({
      databaseUrl: urls.auth,
      issuer,
      clientSecret: await secret('oidc-client'),
      cookieSecrets: [await secret('oidc-cookies')],
      demo,
    })
    closing.push(() => auth.stop())
    const verify = createTokenVerifier({ issuer, keys: createLocalJWKSet(await auth.jwks()), internalKey })
    const releasesDir = join(dataDir, 'releases')
    await mkdir(releasesDir, { recursive: true })
    const filesDir = join(dataDir, 'files')
    await mkdir(filesDir, { recursive: true })
    const elsewhere = new Set(options.elsewhere)
    const services = await createServices({
      ...{ urls, verify, internalKey, releasesDir, filesDir, clamd: options.clamd, devRemotes, elsewhere },
      telemetry: options.telemetry,
    })
    const { clients, common, portal, storage, all } = services
    // Closed after the broker, whose consumers work in the services' databases.
    closing.splice(closing.indexOf(closeBroker), 0, () => Promise.allSettled(all.map(service => service.stop())))

    if (demo) {
      onProgress('Preparing the demo tenants')
      await portal.seedTenants(DEMO_TENANTS)
    }
    const tenants = await portal.tenants()
    await Promise.all(tenants.flatMap(tenant => all.map(service => service.provision(tenant))))
    if (demo) await seedDemo(auth.accounts, services)
    const contracts = Object.values(BFFS).map(({ contract }) => contract)
    await offerBuilt(portal, contracts)
    await takeBuiltReleases(portal, await secret('release-key'), options.without ?? [])
    await keepOperatorToken(portal, dataDir)

    onProgress('Opening the portal')
    let ready = false
    const cookies = [await secret('session')]
    const compositions = await openKnownCompositions({
      portal: clients.portal,
      folder: join(dataDir, 'last-known-compositions'),
    })
    const bffs = Object.entries(BFFS).map(([name, { router, contract }]) => [
      name,
      bffPlugin(router, clients, principalOf, { contract }),
    ])
    const gateway = createGateway({
      origin,
      port,
      auth,
      secrets: { client: await secret('oidc-client'), cookies },
      sessions: createPostgresSessionStore({
        databaseUrl: urls.gateway,
        secrets: cookies,
        onError: error => log.warn({ error: error.message }, 'session store'),
      }),
      onSessionEnd: sessionEndsOver(broker),
      bffs: Object.fromEntries(bffs),
      outsideBffs: { list: () => portal.outsideBffs() },
      files: storage.filesApi(principalOf),
      picture: picturesFrom(clients),
      deploy: portal.deployApi,
      page: pagesFrom(compositions, createPreload(releasesDir)),
      claimPreview: previewsFrom(clients),
      resolveIntent: intentsFrom(compositions),
      shellDir: builtFolder('@torrent/shell'),
      releasesDir,
      isReady: () => ready,
      logger: log,
    })
    closing.push(() => gateway.close())
    const realtime = await createRealtimeService({
      attach: gateway.server,
      authenticate: gateway.authenticate,
      allowedOrigin: origin,
      conversations: clients.conversations,
      tokenFor: tokensOf('realtime', internalKey),
    })
    closing.push(() => realtime.stop())
    await Promise.all([...all, realtime].map(service => service.start(broker)))
    await gateway.listen()
    if (elsewhere.size > 0) {
      const server = await serveGrpc(common.serves, verify, '127.0.0.1:0')
      closing.push(() => server.close())
      const others = await startElsewhere([...elsewhere], name => ({
        TORRENT_DATABASE_URL: urls[name as DatabaseName],
        TORRENT_BROKER_URL: urls.broker,
        TORRENT_GRPC_ADDRESS: '127.0.0.1:0',
        TORRENT_COMMON_ADDRESS: `127.0.0.1:${server.port}`,
        TORRENT_TENANTS: tenants.join(','),
        TORRENT_ISSUER: issuer,
        TORRENT_JWKS_URL: `${issuer}/jwks`,
        TORRENT_INTERNAL_KEY: internalKey.toString('hex'),
      }))
      closing.push(() => others.stop())
    }
    ready = true
    return { origin, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
