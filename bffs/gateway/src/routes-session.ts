import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isCrossSite } from './edge/cross-site.ts'
import { refuse } from './edge/refuse.ts'
import type { Throttle } from './edge/throttle.ts'
import { messagePage } from './pages/message-page.ts'
import type { AuthBridge, BridgeAnswer } from './session/auth-bridge.ts'
import { type CookieNames, parseCookies, setCookie } from './session/cookies.ts'
import type { IdentityProvider } from './session/identity-provider.ts'
import { sameOriginPath } from './session/same-origin-path.ts'
import type { Sessions } from './session/sessions.ts'

export interface SessionRoutes {
  origin: string
  bridge: AuthBridge
  names: CookieNames
  provider: IdentityProvider
  sessions: Sessions
  throttle: Throttle
}

/** Bytes; a CSRF token and an address, or a logout token. */
const FORM_LIMIT = 16_384
const RETRY_SECONDS = 60

const text = z.string().max(4096).default('').catch('')
const postedForm = z.object({ csrfToken: text, callbackUrl: text }).catch({ csrfToken: '', callbackUrl: '' })

/** `/api/auth/*`: signing in and out, and what `next-auth/react` asks for. */
export function sessionRoutes(app: FastifyInstance, options: SessionRoutes): void {
  const { origin, bridge, names, provider, sessions, throttle } = options

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_LIMIT },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  function send(reply: FastifyReply, answer: BridgeAnswer): FastifyReply {
    for (const cookie of answer.cookies) reply.header('set-cookie', cookie)
    if (answer.location !== undefined && answer.json === undefined) return reply.redirect(answer.location, 302)
    return reply.code(answer.status).send(answer.json)
  }

  // Begins a sign-in. A link may lead here: beginning one does nobody any harm.
  const login = async (request: FastifyRequest, reply: FastifyReply) => {
    if (await throttle(request, reply)) return reply
    const { callbackUrl } = request.query as { callbackUrl?: unknown }
    const target = sameOriginPath(callbackUrl, origin)
    if ((await bridge.principalOf(request.headers.cookie)) !== null) return reply.redirect(target, 302)
    return send(reply, await bridge.startSignIn(target, request.language, request.headers.cookie ?? ''))
  }
  app.get('/login', login)
  app.get('/signin', login)

  app.get('/callback/torrent', async (request, reply) => {
    if (await throttle(request, reply)) return reply
    const { cookie: cookieHeader = '' } = request.headers
    const query = new URLSearchParams(request.url.split('?')[1] ?? '')
    const { failed, ...answer } = await bridge.finishSignIn(query, cookieHeader)
    const forget = setCookie(names.retried, '', { maxAge: 0, secure: names.secure })
    if (failed === undefined) return send(reply, { ...answer, cookies: [...answer.cookies, forget] })

    // Another tab may have signed in, or this one was answered twice: then there is nothing to complain about.
    const target = failed.target ?? '/'
    if ((await bridge.principalOf(cookieHeader)) !== null) {
      return send(reply, { ...answer, location: target, cookies: [...answer.cookies, forget] })
    }
    // The person may well have a session at the provider by now, so a new start goes through by itself. Once.
    if (!parseCookies(cookieHeader).has(names.retried)) {
      const again = await bridge.startSignIn(target, request.language, cookieHeader)
      const retried = setCookie(names.retried, '1', { maxAge: RETRY_SECONDS, secure: names.secure })
      return send(reply, { ...again, cookies: [...answer.cookies, ...again.cookies, retried] })
    }
    for (const cookie of [...answer.cookies, forget]) reply.header('set-cookie', cookie)
    return reply.code(400).type('text/html; charset=utf-8').send(messagePage('signInFailed', request))
  })

  app.get('/error', async (request, reply) =>
    reply.code(400).type('text/html; charset=utf-8').send(messagePage('signInFailed', request)),
  )

  for (const action of ['session', 'csrf', 'providers'] as const) {
    app.get(`/${action}`, async (request, reply) => {
      // Asked first, since Auth.js would take "the provider does not answer" for "signed out" and delete the cookie.
      if (action === 'session') await bridge.principalOf(request.headers.cookie)
      return send(reply, await bridge.read(action, request.headers.cookie ?? ''))
    })
  }

  const posted = (request: FastifyRequest) => ({
    ...postedForm.parse(request.body),
    wantsJson: request.headers['x-auth-return-redirect'] !== undefined,
  })
  app.post('/signin/torrent', { bodyLimit: FORM_LIMIT }, async (request, reply) => {
    if (isCrossSite(request.headers, origin)) return refuse(request, reply, 'cross_site')
    if (await throttle(request, reply)) return reply
    return send(reply, await bridge.postSignIn(posted(request), request.language, request.headers.cookie ?? ''))
  })
  app.post('/signout', { bodyLimit: FORM_LIMIT }, async (request, reply) => {
    if (isCrossSite(request.headers, origin)) return refuse(request, reply, 'cross_site')
    return send(reply, await bridge.postSignOut(posted(request), request.headers.cookie ?? ''))
  })

  // OpenID Connect Back-Channel Logout 1.0 section 2.8: the provider says which of its sessions has ended.
  app.post('/backchannel-logout', { bodyLimit: FORM_LIMIT }, async (request, reply) => {
    const { logout_token: token } = (request.body ?? {}) as { logout_token?: unknown }
    const what = typeof token === 'string' ? await provider.verifyLogoutToken(token).catch(() => undefined) : undefined
    if (what === undefined) return refuse(request, reply, 'invalid')
    await sessions.endBy(what)
    return reply.code(200).send()
  })
}
