import { createServer as createHttpServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { Principal } from '@torrent/policy'
import Fastify, { LogController } from 'fastify'
import { addErrorHandling } from './edge/error-handling.ts'
import { API_BODY_LIMIT } from './edge/json-only.ts'
import { refuse } from './edge/refuse.ts'
import { addRequestContext } from './edge/request-context.ts'
import { securityHeaders } from './edge/security-headers.ts'
import { createThrottles, DEFAULT_RATE_LIMITS } from './edge/throttle.ts'
import { traceparentOf } from './edge/trace-context.ts'
import { type Listeners, listenOn } from './listen.ts'
import type { GatewayOptions } from './options.ts'
import { bffRoutes } from './routes-bffs.ts'
import { deployRoutes } from './routes-deploy.ts'
import { fileRoutes } from './routes-files.ts'
import { IDENTITY_PROVIDER_PATH, identityProviderRoutes } from './routes-identity-provider.ts'
import { pageRoutes } from './routes-pages.ts'
import { sessionRoutes } from './routes-session.ts'
import { createAuthBridge } from './session/auth-bridge.ts'
import { cookieNames } from './session/cookies.ts'
import { createIdentityProvider } from './session/identity-provider.ts'
import { createMemorySessionStore } from './session/memory-session-store.ts'
import { createSessions } from './session/sessions.ts'

export interface Gateway {
  /** Begins to serve. Rejects with `EADDRINUSE` when the port is taken. */
  listen(): Promise<void>
  /** Finishes the requests that are running, at most five seconds, and stops. */
  close(): Promise<void>
  /** The HTTP server, for attaching socket.io before `listen`. */
  server: Server
  /** Who a request comes from, by its cookie; for what does not pass through a route, such as a socket. */
  authenticate(headers: IncomingHttpHeaders): Promise<Principal | null>
}

const CLIENT_ID = 'torrent-gateway'
const CLEANING_INTERVAL_MS = 300_000
const CLOSING_MS = 5_000

/** The one door of the portal: sign-in, pages, BFFs and releases under one origin. */
export function createGateway(options: GatewayOptions): Gateway {
  const { origin, auth, secrets, isReady } = options
  if (new URL(origin).origin !== origin) throw new TypeError(`the origin must be scheme, host and port only: ${origin}`)
  const issuer = 'issuerUrl' in auth ? auth.issuerUrl : `${origin}${IDENTITY_PROVIDER_PATH}`
  const store = options.sessions ?? createMemorySessionStore()
  const names = cookieNames(origin)
  let listeners: Listeners | undefined

  const provider = createIdentityProvider({
    issuer,
    clientId: options.clientId ?? CLIENT_ID,
    clientSecret: secrets.client,
    // Our own provider answers on this very server, whatever the portal's public address is.
    reachedAt: () => ('issuerUrl' in auth ? undefined : listeners?.localUrl),
  })
  const sessions = createSessions(store, provider, {
    onEnd(ended) {
      options
        .onSessionEnd?.(ended)
        .catch((error: unknown) => app.log.warn({ error: String(error) }, 'end of a session'))
    },
  })

  const app = Fastify<Server>({
    bodyLimit: API_BODY_LIMIT,
    // Batched tRPC calls name all their procedures in the path.
    routerOptions: { maxParamLength: 5_000 },
    trustProxy: options.trustProxy ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    ...(options.logger === undefined ? {} : { loggerInstance: options.logger }),
    // An address that cannot be decoded comes before any hook.
    frameworkErrors(_error, request, reply) {
      request.traceparent = traceparentOf(undefined)
      request.language = 'ja'
      reply.headers(headers)
      return refuse(request, reply, 'invalid') as never
    },
    serverFactory: (handler): Server => createHttpServer({ maxHeaderSize: 32_768, keepAliveTimeout: 72_000 }, handler),
  })
  const headers = securityHeaders(origin)
  const bridge = createAuthBridge({
    origin,
    issuer,
    clientId: options.clientId ?? CLIENT_ID,
    clientSecret: secrets.client,
    cookieSecrets: secrets.cookies,
    names,
    provider,
    sessions,
    log: app.log,
  })

  addRequestContext(app, headers)
  addErrorHandling(app)
  app.get('/healthz', async (_request, reply) => {
    const ready = isReady?.() ?? true
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ready' : 'starting' })
  })
  app.register(async scope => {
    const throttles = await createThrottles(scope, { ...DEFAULT_RATE_LIMITS, ...options.rateLimits })
    await scope.register(async inner => identityProviderRoutes(inner, auth, origin, throttles.signIn))
    await scope.register(
      async inner => sessionRoutes(inner, { origin, bridge, names, provider, sessions, throttle: throttles.signIn }),
      { prefix: '/api/auth' },
    )
    await scope.register(async inner => bffRoutes(inner, options, bridge, throttles.api))
    await scope.register(async inner => fileRoutes(inner, options, bridge, throttles.api))
    await scope.register(async inner => deployRoutes(inner, options.deploy, throttles.deploy))
    await scope.register(async inner => pageRoutes(inner, options, bridge, names))
    // Whatever is not there below these is no page.
    scope.all('/api/*', (request, reply) => refuse(request, reply, 'not_found'))
  })

  const cleaning = setInterval(() => {
    store.deleteExpired().catch(error => app.log.warn({ error: error.message }, 'could not delete expired sessions'))
  }, CLEANING_INTERVAL_MS)
  cleaning.unref()

  return {
    server: app.server,
    async listen() {
      await app.ready()
      listeners = await listenOn(app.server, options.port, options.host)
    },
    async close() {
      clearInterval(cleaning)
      await listeners?.close(CLOSING_MS)
      await app.close()
      await store.close()
    },
    authenticate: ({ cookie }) => bridge.principalOf(cookie),
  }
}
