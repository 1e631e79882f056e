/**
 * A new trace for one request, as W3C Trace Context's `traceparent` (version 00, sampled): from the click on, every log
 * line of every service carries its id.
 */
export function newTraceParent(): string {
  return `00-${randomHex(16)}-${randomHex(8)}-01`
}

function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes))
  return [...values].map(value => value.toString(16).padStart(2, '0')).join('')
}
