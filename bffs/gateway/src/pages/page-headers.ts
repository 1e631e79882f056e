import type { PageContent, WrittenPage } from './shell-page.ts'

interface PageHeaderOptions extends Pick<PageContent, 'devOrigins'>, Pick<WrittenPage, 'importMapHash'> {
  /** The portal's own, e.g. `https://torrent.example`. */
  origin: string
}

/**
 * What a page may load. Scripts and style sheets come from where the shell and the releases lie and from nowhere else,
 * and a script that is not in the import map, or differs from its hash there, never runs: not with a query appended to
 * its address either, since that address has no hash (https://www.w3.org/TR/sri-2/#integrity-policy-section).
 *
 * A development server injects styles, connects back, and its files change all the time. A page that loads from one does
 * without the rule that everything needs a hash; what has one is checked there too.
 */
export function pageHeaders(options: PageHeaderOptions): Record<string, string> {
  const checked = options.devOrigins.length === 0
  return {
    'content-security-policy': contentSecurityPolicy(options),
    ...(checked ? { 'integrity-policy': 'blocked-destinations=(script)' } : {}),
  }
}

/** True for a server on the person's own machine: nobody can be made to load code from anywhere else. */
export function isOwnMachine(remote: string): boolean {
  return URL.canParse(remote) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(remote).hostname)
}

function contentSecurityPolicy({ origin, importMapHash, devOrigins }: PageHeaderOptions): string {
  const { host, protocol } = new URL(origin)
  const dev = devOrigins.map(remote => new URL(remote).origin)
  const devSockets = dev.map(remote => remote.replace(/^http/, 'ws'))
  const files = [`${origin}/assets/`, `${origin}/releases/`]
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': [...files, `'${importMapHash}'`, ...dev],
    'style-src': [...files, ...(dev.length > 0 ? ["'unsafe-inline'"] : []), ...dev],
    'img-src': ["'self'", 'data:', 'blob:', ...dev],
    // Films and recordings that people share.
    'media-src': ["'self'", 'blob:'],
    'font-src': [...files, ...dev],
    // Some browsers do not count a socket on the same host as 'self'.
    'connect-src': ["'self'", `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`, ...dev, ...devSockets],
    'manifest-src': ["'self'"],
    // Vite looks from a worker whether its server is back.
    ...(dev.length > 0 ? { 'worker-src': ['blob:'] } : {}),
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ')
}
