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
