import {
  LANGUAGE_COOKIE,
  type Language,
  languageFor,
  THEME_COOKIE,
  type Theme,
  themeFor,
} from '@torrent/contracts/preferences'
import type { Principal } from '@torrent/policy'
import type { FastifyInstance } from 'fastify'
import { parseCookies } from '../session/cookies.ts'
import { traceparentOf } from './trace-context.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** W3C trace context; the header of that name always has this value. */
    traceparent: string
    language: Language
    theme: Theme
    /** Who asks, on routes of BFFs; null when nobody is signed in. */
    principal: Principal | null
  }
}

/** Gives every request its trace, language and theme, and every answer the trace and the security headers. */
export function addRequestContext(app: FastifyInstance, headers: Readonly<Record<string, string>>): void {
  app.decorateRequest('traceparent', '')
  app.decorateRequest('language', 'ja')
  app.decorateRequest('theme', 'auto')
  app.decorateRequest('principal', null)
  app.addHook('onRequest', async (request, reply) => {
    request.traceparent = traceparentOf(request.headers.traceparent)
    request.headers.traceparent = request.traceparent
    const cookies = parseCookies(request.headers.cookie)
    request.language = languageFor({
      cookie: cookies.get(LANGUAGE_COOKIE),
      acceptLanguage: request.headers['accept-language'],
    })
    request.theme = themeFor(cookies.get(THEME_COOKIE))
    reply.headers(headers)
    reply.header('traceparent', request.traceparent)
  })
}

/** The principal that the gateway put on a request of a BFF; give it to `bffPlugin`. */
export function principalOf(request: { principal: Principal | null }): Principal | null {
  return request.principal
}
