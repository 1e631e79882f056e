export interface SecurityHeaderOptions {
  origin: string
  /** Origins of development servers that may serve micro-frontends; empty outside of development. */
  devRemotes: readonly string[]
}

/** The headers of every answer, pages included. Made once: they depend on nothing in the request. */
export function securityHeaders(options: SecurityHeaderOptions): Record<string, string> {
  const { protocol } = new URL(options.origin)
  return {
    'content-security-policy': contentSecurityPolicy(options),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(protocol === 'https:' ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/**
 * Only our own files run and style a page: no inline script, no inline style, no frame around us. A development server
 * needs more (it injects styles and connects back), and gets it only when it was named at the start.
 */
function contentSecurityPolicy({ origin, devRemotes }: SecurityHeaderOptions): string {
  const { host, protocol } = new URL(origin)
  const dev = devRemotes.map(remote => new URL(remote).origin)
  const devSockets = dev.map(remote => remote.replace(/^http/, 'ws'))
  const inline = dev.length > 0 ? ["'unsafe-inline'"] : []
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...inline, ...dev],
    'style-src': ["'self'", ...inline, ...dev],
    'img-src': ["'self'", 'data:', 'blob:', ...dev],
    'font-src': ["'self'", ...dev],
    // Some browsers do not count a socket on the same host as 'self'.
    'connect-src': ["'self'", `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`, ...dev, ...devSockets],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ')
}
