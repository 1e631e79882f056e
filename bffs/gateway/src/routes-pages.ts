import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from './edge/refuse.ts'
import { traceIdOf } from './edge/trace-context.ts'
import { type GatewayOptions, PortalUnavailable } from './options.ts'
import { sendEarlyHints } from './pages/early-hints.ts'
import { messagePage, messageStyle, type PageMessage } from './pages/message-page.ts'
import { isOwnMachine, pageHeaders } from './pages/page-headers.ts'
import { canonicalLocation, languageCookie, languageSwitch, wantsPage } from './pages/page-request.ts'
import { sendPage } from './pages/send-page.ts'
import { createShellBuild } from './pages/shell-build.ts'
import { linkHeader, writePage } from './pages/shell-page.ts'
import { type PageRoute, previewRoutes } from './routes-preview.ts'
import type { AuthBridge } from './session/auth-bridge.ts'
import type { CookieNames } from './session/cookies.ts'
import { ProviderUnreachable } from './session/identity-provider.ts'
import { createPreviewCookie } from './session/preview-cookie.ts'
import { sameOriginPath } from './session/same-origin-path.ts'

const YEAR_MS = 31_536_000_000
const FOREVER = { maxAge: YEAR_MS, immutable: true, index: false } as const
const INTENT = /^[a-z][\w-]{0,40}(?:\.[a-z][\w-]{0,40})?$/i

/** Static files, `/go/<intent>`, and the shell's page under every other address. */
export async function pageRoutes(
  app: FastifyInstance,
  options: GatewayOptions,
  bridge: AuthBridge,
  names: CookieNames,
): Promise<void> {
  const { origin, shellDir, releasesDir, resolveIntent, claimPreview } = options
  const shellBuild = createShellBuild(shellDir)
  const previews = createPreviewCookie(names.preview, options.secrets.cookies, names.secure)
  const earlyHints = options.earlyHints ?? (options.trustProxy !== undefined && options.trustProxy !== false)
  await app.register(fastifyStatic, {
    root: shellDir,
    serve: false,
    preCompressed: true,
    dotfiles: 'ignore',
    index: false,
  })

  function say(request: FastifyRequest, reply: FastifyReply, message: PageMessage, status: number): FastifyReply {
    const html = messagePage(message, request, message === 'unavailable' ? sameOriginPath(request.url, origin) : '/')
    return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
  }

  /** A page for somebody who is signed in; anybody else is sent to sign in and comes back to the same address. */
  const page: PageRoute = show => {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      if (!wantsPage(request.headers)) return refuse(request, reply, 'not_found')
      const elsewhere = canonicalLocation(request.url, request.headers.host, origin)
      if (elsewhere !== undefined) return reply.redirect(elsewhere, 307)
      const switched = languageSwitch(request.url)
      if (switched !== undefined) {
        return reply.header('set-cookie', languageCookie(switched.language)).redirect(switched.location, 302)
      }
      reply.header('cache-control', 'no-store')
      try {
        request.principal = await bridge.principalOf(request.headers.cookie)
        if (request.principal !== null) return await show(request, reply, request.principal)
        const target = sameOriginPath(request.url, origin)
        const answer = await bridge.startSignIn(target, request.language, request.headers.cookie ?? '')
        for (const cookie of answer.cookies) reply.header('set-cookie', cookie)
        return reply.redirect(answer.location ?? '/', 302)
      } catch (error) {
        if (error instanceof ProviderUnreachable || error instanceof PortalUnavailable)
          return say(request, reply, 'unavailable', 503)
        request.log.error({ trace: traceIdOf(request.traceparent), err: error }, 'page failed')
        return say(request, reply, 'internal', 500)
      }
    }
  }

  app.get(messageStyle.path, async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('text/css; charset=utf-8')
      .send(messageStyle.content),
  )
  app.get('/assets/*', (request, reply) => reply.sendFile(`assets/${wildcard(request)}`, shellDir, FOREVER))
  app.get('/releases/*', (request, reply) => reply.sendFile(wildcard(request), releasesDir, FOREVER))

  app.get(
    '/go/:intent',
    page(async (request, reply, principal) => {
      const { intent } = request.params as { intent: string }
      const params = Object.fromEntries(
        Object.entries(request.query as Record<string, unknown>).filter(
          (pair): pair is [string, string] => typeof pair[1] === 'string',
        ),
      )
      if (!INTENT.test(intent)) return say(request, reply, 'notFound', 404)
      const answer = await resolveIntent(principal, intent, params)
      if ('path' in answer) return reply.redirect(sameOriginPath(answer.path, origin), 302)
      if (answer.refused === 'forbidden') return say(request, reply, 'forbidden', 403)
      return say(request, reply, 'notFound', 404)
    }),
  )

  if (claimPreview) previewRoutes(app, { origin, bridge, cookie: previews, claimPreview, page, say })

  const showShell = page(async (request, reply, principal) => {
    const { language, theme, traceparent } = request
    const held = previews.read(request.headers.cookie, principal)
    const [build, content] = await Promise.all([
      shellBuild(),
      options.page(principal, { path: request.url, language, theme, traceparent, previews: held }),
    ])
    const { html, importMapHash } = writePage(build, content, request.url.split('?')[0] ?? '/')
    const devOrigins = content.devOrigins.filter(isOwnMachine)
    reply.headers(pageHeaders({ origin, importMapHash, devOrigins })).header('link', linkHeader(build))
    return sendPage(request, reply, html)
  })
  app.get('/*', async (request, reply) => {
    const path = wildcard(request)
    // A file of the shell such as favicon.svg. Its page is always written anew, and no screen has a dot at its end.
    const isFile = /\.[a-z0-9]{2,11}$/i.test(path) && path !== 'index.html'
    if (isFile) return reply.sendFile(path, shellDir, { maxAge: 0, index: false })
    const signedIn = request.headers.cookie?.includes(names.session)
    if (earlyHints && signedIn) sendEarlyHints(request, reply, linkHeader(await shellBuild()))
    return showShell(request, reply)
  })
}

function wildcard(request: FastifyRequest): string {
  return (request.params as { '*': string })['*']
}
