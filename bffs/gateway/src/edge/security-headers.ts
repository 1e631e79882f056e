/**
 * The headers of every answer. Made once: they depend on nothing in the request. They let a document load nothing but
 * the gateway's own style sheet; the shell's page has a policy of its own (`pages/page-headers.ts`).
 */
export function securityHeaders(origin: string): Record<string, string> {
  return {
    'content-security-policy': `default-src 'none'; style-src ${origin}/gateway/; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(new URL(origin).protocol === 'https:'
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {}),
  }
}
