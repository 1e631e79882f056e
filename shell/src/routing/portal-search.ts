/**
 * Search parameters are plain text on both sides: `?q=007` stays "007", and a link made by hand, by the server (`/go/…`)
 * or in a mail means the same as one made by the router. A name given twice counts once, the last time.
 */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

/** The inverse; what is undefined or empty is left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const filled = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  )
  const text = new URLSearchParams(filled).toString()
  return text && `?${text}`
}
