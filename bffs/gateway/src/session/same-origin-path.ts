const LONGEST = 1000

/**
 * The path and query of a wish to be sent somewhere after sign-in, or `/` when it leads anywhere but to a page of this
 * origin: to another host, in whatever spelling browsers accept, or back into sign-in.
 */
export function sameOriginPath(wish: unknown, origin: string): string {
  if (typeof wish !== 'string' || wish.length > LONGEST || !URL.canParse(wish, origin)) return '/'
  // The same parser that browsers use decides, so that `//host`, `/\host` and the like are seen for what they are.
  const url = new URL(wish, origin)
  if (url.origin !== origin) return '/'
  const path = `${url.pathname}${url.search}${url.hash}`
  const looping = /^\/(?:api|oidc)(?:\/|$)/.test(url.pathname) || path.startsWith('//')
  return looping ? '/' : path
}
