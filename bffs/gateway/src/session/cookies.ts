/** Names and attributes of the cookies that the gateway sets for one origin. */
export interface CookieNames {
  session: string
  csrf: string
  /** Auth.js's own names within one sign-in; in the browser they travel packed into one `flow` cookie. */
  state: string
  pkce: string
  nonce: string
  callbackUrl: string
  /** One cookie for each sign-in that has begun, named `<flow>.<time>.<hash of state>`. */
  flow: string
  /** Says that a failed sign-in has been started again already. */
  retried: string
  /** The previews that a person has opened. */
  preview: string
  /** True where browsers accept `Secure`: on https, and on this machine. */
  secure: boolean
}

/**
 * The names for an origin. `__Host-` ties a cookie to exactly this host; the port is part of the name since cookies do
 * not tell ports apart, and two copies of the portal may run on one machine. Over plain http to another machine
 * browsers refuse both prefix and `Secure`, so there the cookies go without.
 */
export function cookieNames(origin: string): CookieNames {
  const { protocol, hostname, port } = new URL(origin)
  const secure = protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const base = `${secure ? '__Host-' : ''}torrent${port === '' ? '' : `-${port}`}`
  return {
    session: `${base}.session`,
    csrf: `${base}.csrf`,
    state: `${base}.state`,
    pkce: `${base}.pkce`,
    nonce: `${base}.nonce`,
    callbackUrl: `${base}.callback-url`,
    flow: `${base}.flow`,
    retried: `${base}.retried`,
    preview: `${base}.preview`,
    secure,
  }
}

/** The cookies of a request by name; the first of several with one name counts, as the most specific one. */
export function parseCookies(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at < 1) continue
    const name = pair.slice(0, at).trim()
    if (!cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim())
  }
  return cookies
}

/** A `Set-Cookie` value. `maxAge` in seconds; 0 deletes. The value must consist of cookie characters. */
export function setCookie(name: string, value: string, options: { maxAge: number; secure: boolean }): string {
  return `${name}=${value}; Path=/; Max-Age=${options.maxAge}; HttpOnly; SameSite=Lax${options.secure ? '; Secure' : ''}`
}
