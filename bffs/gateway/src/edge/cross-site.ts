/**
 * True when a request that changes something may have been made by another site in the person's name.
 *
 * Browsers say where a request comes from: `Sec-Fetch-Site` (Fetch Metadata) and `Origin`. Whoever sends neither is no
 * browser and has no cookies that somebody else put there. `Sec-Fetch-Site` alone is not enough, since browsers leave
 * it out on plain http to other machines.
 */
export function isCrossSite(headers: Record<string, string | string[] | undefined>, origin: string): boolean {
  const site = headers['sec-fetch-site']
  // `none`: the person did it, by the address bar or a bookmark.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  return headers.origin !== undefined && headers.origin !== origin
}
