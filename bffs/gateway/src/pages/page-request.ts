import { isLanguage, LANGUAGE_COOKIE, type Language, PREFERENCE_MAX_AGE } from '@torrent/contracts/preferences'

/** True when a browser asks for a page, and not a script of ours for data. */
export function wantsPage(headers: Record<string, string | string[] | undefined>): boolean {
  const destination = headers['sec-fetch-dest']
  if (destination !== undefined) return destination === 'document' || destination === 'iframe'
  const accept = String(headers.accept ?? '*/*')
  return accept.includes('text/html') || accept.includes('*/*')
}

/**
 * Where a request for a page goes when it came by another name of this machine (`127.0.0.1` instead of `localhost`):
 * cookies belong to one host, so the person would be signed in under one name and not under the other.
 */
export function canonicalLocation(url: string, host: string | undefined, origin: string): string | undefined {
  return host === new URL(origin).host ? undefined : `${origin}${url.startsWith('/') ? url : '/'}`
}

/** The language that an address asks for by `?lang=`, and the address without it; undefined when it asks for none. */
export function languageSwitch(url: string): { language: Language; location: string } | undefined {
  const at = url.indexOf('?')
  if (at < 0) return undefined
  const query = new URLSearchParams(url.slice(at + 1))
  const language = query.get('lang')
  if (!isLanguage(language)) return undefined
  query.delete('lang')
  const rest = query.toString()
  return { language, location: `${url.slice(0, at)}${rest === '' ? '' : `?${rest}`}` }
}

/** A `Set-Cookie` value that keeps the language; scripts may read and change it. */
export function languageCookie(language: Language): string {
  return `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${PREFERENCE_MAX_AGE}; SameSite=Lax`
}
