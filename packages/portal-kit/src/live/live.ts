import '@tanstack/react-query'

/** What a query shows, so that it is fetched again when that changes. */
export interface LiveMeta extends Record<string, unknown> {
  kinds?: readonly string[]
  /** Only these documents; every document of the kinds when absent. */
  ids?: readonly string[]
}

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: LiveMeta
  }
}

/**
 * Marks a query as showing a kind of document, or one document of it; it is fetched again as soon as anybody changes it.
 *
 * ```ts
 * useQuery(bff.list.queryOptions(search, live('quote')))
 * useQuery(bff.get.queryOptions({ id }, live('quote', id)))
 * ```
 */
export function live(kind: string | readonly string[], id?: string): { meta: LiveMeta } {
  const kinds = typeof kind === 'string' ? [kind] : kind
  return { meta: id === undefined ? { kinds } : { kinds, ids: [id] } }
}
