import type { IncomingMessage } from 'node:http'
import { isLanguage, LANGUAGE_COOKIE, PREFERENCE_MAX_AGE } from '@torrent/contracts/preferences'
import type { Context, Middleware } from 'koa'
import { errors, type Provider } from 'oidc-provider'
import { assets } from './assets.ts'
import type { CheckPassword } from './check-password.ts'
import { pageContext } from './page-context.ts'
import { problemPage } from './problem-page.ts'
import { type SignInProblem, signInPage } from './sign-in-page.ts'

export interface SignInRoutes {
  provider: Provider
  issuer: string
  checkPassword: CheckPassword
  /** Offer the accounts of the demo on the page. */
  demo: boolean
}

/** Longest form taken, in bytes; login and password fit ten times. */
const MAX_FORM = 8192

/** The sign-in form and its style sheet; everything else is left to the OpenID provider. */
export function signInRoutes(options: SignInRoutes): Middleware {
  const { origin, pathname } = new URL(options.issuer)
  const mount = pathname.replace(/\/$/, '')

  return async (ctx, next) => {
    setSecurityHeaders(ctx)
    const asset = assets.get(ctx.path)
    if (asset !== undefined && (ctx.method === 'GET' || ctx.method === 'HEAD')) {
      ctx.type = asset.type
      ctx.set('cache-control', 'public, max-age=31536000, immutable')
      ctx.body = asset.content
      return
    }
    if (!/^\/sign-in\/[\w-]{1,64}$/.test(ctx.path)) return next()
    ctx.set('cache-control', 'no-store')
    try {
      if (ctx.method === 'GET') await showForm(ctx, options, mount)
      else if (ctx.method === 'POST') await takeForm(ctx, options, mount, origin)
      else ctx.status = 405
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error
      ctx.status = 400
      ctx.body = problemPage(pageContext(ctx, mount), { kind: 'expired' })
    }
  }
}

/** No script and no style but our own files, nobody may frame us, and forms stay on this origin. */
function setSecurityHeaders(ctx: Context): void {
  ctx.set({
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; " +
      "form-action 'self'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    // Not `no-referrer`: with that, browsers send forms with `Origin: null`, which tells nothing.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
  })
}

async function showForm(ctx: Context, options: SignInRoutes, mount: string): Promise<void> {
  const { lang } = ctx.query
  if (isLanguage(lang)) {
    ctx.cookies.set(LANGUAGE_COOKIE, lang, {
      maxAge: PREFERENCE_MAX_AGE * 1000,
      httpOnly: false,
      sameSite: 'lax',
      signed: false,
      overwrite: true,
    })
  }
  const { params } = await options.provider.interactionDetails(ctx.req, ctx.res)
  const hint = typeof params.login_hint === 'string' ? params.login_hint.slice(0, 200) : ''
  renderForm(ctx, options, mount, { login: hint, uiLocales: String(params.ui_locales ?? '') })
}

async function takeForm(ctx: Context, options: SignInRoutes, mount: string, origin: string): Promise<void> {
  const { provider, checkPassword } = options
  // Browsers name the page that sends a form; another site must not sign somebody in as somebody else.
  const from = ctx.get('origin')
  if (from !== '' && from !== origin) {
    ctx.status = 403
    ctx.body = problemPage(pageContext(ctx, mount), { kind: 'failed', code: 'cross_site' })
    return
  }
  const { params } = await provider.interactionDetails(ctx.req, ctx.res)
  const uiLocales = String(params.ui_locales ?? '')
  const form = ctx.is('urlencoded') === false ? undefined : await readForm(ctx.req)
  const login = form?.get('login')?.trim().slice(0, 200) ?? ''
  const password = form?.get('password') ?? ''
  if (login === '' || password === '') {
    ctx.status = 400
    renderForm(ctx, options, mount, { login, uiLocales, problem: { kind: 'missing' } })
    return
  }
  const result = await checkPassword(login, password, ctx.ip)
  if (result.kind === 'accepted') {
    const { memberId } = result.account
    const returnTo = await provider.interactionResult(ctx.req, ctx.res, {
      login: { accountId: memberId, amr: ['pwd'], remember: true },
    })
    ctx.status = 303
    ctx.redirect(returnTo)
    return
  }
  if (result.kind === 'limited') ctx.set('retry-after', String(result.seconds))
  ctx.status = result.kind === 'limited' ? 429 : 401
  renderForm(ctx, options, mount, { login, uiLocales, problem: result })
}

function renderForm(
  ctx: Context,
  options: SignInRoutes,
  mount: string,
  state: { login: string; uiLocales: string; problem?: SignInProblem },
): void {
  const context = pageContext(ctx, mount, state.uiLocales)
  ctx.type = 'html'
  ctx.body = signInPage({
    ...context,
    action: `${mount}${ctx.path}`,
    languageSwitch: `?lang=${context.language === 'ja' ? 'en' : 'ja'}`,
    login: state.login,
    problem: state.problem,
    demo: options.demo,
  })
}

/** The fields of a posted form, or undefined when it is larger than any real one. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MAX_FORM) chunks.push(chunk)
  }
  return size > MAX_FORM ? undefined : new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}
