import { useSearch } from '@tanstack/react-router'

/**
 * A parameter of the page's query string, e.g. `order` of `/shipments/new?order=…`. Anybody may have written it: check
 * its form before using it.
 * @returns undefined when it is absent or no text
 */
export function useSearchParam(name: string): string | undefined {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const value = search[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The id of a document in the query string; undefined when what stands there cannot be one. */
export function useSearchId(name: string): string | undefined {
  const value = useSearchParam(name)
  return value !== undefined && UUID.test(value) ? value : undefined
}
