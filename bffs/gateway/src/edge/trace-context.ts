import { randomBytes } from 'node:crypto'

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/**
 * The `traceparent` of a request (W3C Trace Context): the caller's when it is well-formed, else a new one, so that
 * every line of every log of this request can be found by one number.
 */
export function traceparentOf(header: unknown): string {
  if (typeof header === 'string' && TRACEPARENT.test(header)) return header
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`
}

/** The trace id within a traceparent, of which the first eight characters are shown to people. */
export function traceIdOf(traceparent: string): string {
  return traceparent.split('-')[1] ?? ''
}
