import { useParams } from '@tanstack/react-router'

/**
 * A parameter of the page's path, e.g. `id` of `/quotes/$id`.
 * @throws when the route has no such parameter
 */
export function usePathParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  const value = params[name]
  if (value === undefined) throw new Error(`This route has no parameter "${name}"`)
  return value
}
