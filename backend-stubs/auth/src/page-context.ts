import { LANGUAGE_COOKIE, languageFor, THEME_COOKIE, themeFor } from '@torrent/contracts/preferences'
import type { Context } from 'koa'
import type { PageContext } from './page.ts'

/** Language and theme of a request: what the address asks for, what was chosen before, what the browser prefers. */
export function pageContext(
  ctx: Pick<Context, 'query' | 'cookies' | 'get'>,
  mount: string,
  uiLocales = '',
): PageContext {
  const asked = ctx.query.lang
  return {
    language: languageFor({
      asked: typeof asked === 'string' ? asked : undefined,
      // OpenID Connect Core section 3.1.2.1: a list of language tags in order of preference.
      cookie: ctx.cookies.get(LANGUAGE_COOKIE) ?? uiLocales.split(' ')[0]?.split('-')[0],
      acceptLanguage: ctx.get('accept-language'),
    }),
    theme: themeFor(ctx.cookies.get(THEME_COOKIE)),
    mount,
  }
}
