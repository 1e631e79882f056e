import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Bootstrap } from '@torrent/contracts/bootstrap'
import type { Principal } from '@torrent/policy'
import type { FastifyBaseLogger, FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { RateLimits } from './edge/throttle.ts'
import type { SessionStore } from './session/session-store.ts'

/** Where an intent leads this person, or why it leads nowhere. */
export type IntentAnswer = { path: string } | { refused: 'unknown' | 'forbidden' }

/** The identity provider: in this process, elsewhere behind us, or somewhere else altogether. */
export type GatewayAuth =
  /** Mounted here under `/oidc`, in this process. */
  | { handler: (request: IncomingMessage, response: ServerResponse) => void }
  /** Passed on under `/oidc` to another process, e.g. `http://auth:4100`. */
  | { upstream: string }
  /** Somebody else's, which browsers reach by themselves. */
  | { issuerUrl: string }

export interface GatewayOptions {
  /** The address in the browser, e.g. `http://localhost:3000`. The `Host` header of a request is never believed. */
  origin: string
  port: number
  /** The interface to listen on. Default: this machine only, by IPv4 and IPv6. */
  host?: string
  auth: GatewayAuth
  clientId?: string
  secrets: {
    /** Known to the identity provider too. */
    client: string
    /** Encrypt cookies, 32 characters or more each; the first encrypts, all of them decrypt. */
    cookies: readonly string[]
  }
  /** Where sessions are kept. Default: in memory, gone with the process. */
  sessions?: SessionStore
  /** BFFs by name, each mounted under `/api/<name>`. */
  bffs: Readonly<Record<string, FastifyPluginAsync>>
  /** What the page gets. */
  bootstrap(principal: Principal | null, request: FastifyRequest): Promise<Bootstrap>
  /** Addresses of scripts to fetch early for this page (`modulepreload`). */
  preload?(bootstrap: Bootstrap, path: string): readonly string[]
  resolveIntent(principal: Principal, intent: string, params: Readonly<Record<string, string>>): Promise<IntentAnswer>
  /** The built shell: index.html and assets. */
  shellDir: string
  /** The releases of micro-frontends: `<name>/<version>/…`. */
  releasesDir: string
  /** Origins of development servers (`TORRENT_DEV_REMOTES`); loosens the content security policy for them. */
  devRemotes?: readonly string[]
  /** False until the rest of the platform can serve; decides what `/healthz` says. */
  isReady?(): boolean
  rateLimits?: Partial<RateLimits>
  /** Proxies in front whose `X-Forwarded-For` is believed, as Fastify's `trustProxy`. Default: none. */
  trustProxy?: boolean | string
  logger?: FastifyBaseLogger
}
