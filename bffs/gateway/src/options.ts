import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Language, Theme } from '@torrent/contracts/preferences'
import type { Principal } from '@torrent/policy'
import type { FastifyBaseLogger, FastifyPluginAsync } from 'fastify'
import type { RateLimits } from './edge/throttle.ts'
import type { OutsideBffSource } from './outside/outside-bffs.ts'
import type { PageContent } from './pages/shell-page.ts'
import type { HeldPreview } from './session/preview-cookie.ts'
import type { SessionStore } from './session/session-store.ts'
import type { EndedSession } from './session/sessions.ts'

/** Where an intent leads this person, or why it leads nowhere. */
export type IntentAnswer = { path: string } | { refused: 'unknown' | 'forbidden' }

/** What is asked for with a page. */
export interface PageRequest {
  /** Path and query. */
  path: string
  language: Language
  theme: Theme
  traceparent: string
  /** What this person sees otherwise than everybody else, as they have opened it. */
  previews: readonly HeldPreview[]
}

/** A preview that a link leads to, and where it begins; or why there is none. */
export type PreviewAnswer = { preview: HeldPreview; path: string } | { refused: 'over' | 'ofOther' | 'unknown' }

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
  /**
   * Told when a session of somebody has ended before its time, so that what is held open for them is closed. Nobody
   * waits for it; its failure is logged, and the session has ended all the same.
   */
  onSessionEnd?(ended: EndedSession): Promise<void>
  /** The interface for the command line and CI, mounted under `/api/deploy`. It reads tokens, never cookies. */
  deploy?: FastifyPluginAsync
  /** Uploads and downloads, mounted under `/api/files` for those who are signed in. It throws errors of the registry. */
  files?: FastifyPluginAsync
  /** A member's picture (WebP) and its name, which changes with it; null when there is none, or no such member. */
  picture?(
    principal: Principal,
    member: string,
    traceparent: string,
  ): Promise<{ image: Uint8Array; picture: string } | null>
  /** BFFs by name, each mounted under `/api/<name>`. */
  bffs: Readonly<Record<string, FastifyPluginAsync>>
  /** BFFs in other processes, called under `/api/<name>` with the person's access token. Default: none. */
  outsideBffs?: OutsideBffSource
  /** What the page of somebody who is signed in gets. Rejects with `PortalUnavailable` when there is nothing to show. */
  page(principal: Principal, request: PageRequest): Promise<PageContent>
  /** Opens a preview for the person who followed its link; without it there are none. */
  claimPreview?(principal: Principal, token: string, traceparent: string): Promise<PreviewAnswer>
  resolveIntent(principal: Principal, intent: string, params: Readonly<Record<string, string>>): Promise<IntentAnswer>
  /** The built shell: index.html and assets. */
  shellDir: string
  /** The releases of micro-frontends: `<name>/<version>/…`. */
  releasesDir: string
  /** A proxy in front speaks HTTP/2 with browsers and passes early hints on. Default: as `trustProxy`. */
  earlyHints?: boolean
  /** False until the rest of the platform can serve; decides what `/healthz` says. */
  isReady?(): boolean
  rateLimits?: Partial<RateLimits>
  /** Proxies in front whose `X-Forwarded-For` is believed, as Fastify's `trustProxy`. Default: none. */
  trustProxy?: boolean | string
  logger?: FastifyBaseLogger
}

/** The portal's services do not answer, and nothing is known from before. */
export class PortalUnavailable extends Error {
  override readonly name = 'PortalUnavailable'
}
