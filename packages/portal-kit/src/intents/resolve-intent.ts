import type { Remote } from '@torrent/contracts/bootstrap'

/** Values of an intent's parameters, as they stand in an address. */
export type IntentValues = Readonly<Record<string, string | number | undefined>>

/**
 * The address of an intent: that of the first micro-frontend that is live for this person, provides it and may be used.
 * Parameters named in the path (`/quotes/:id`) go there, the others into the query string.
 * @returns undefined when nobody provides it, this person may not use it, or a parameter of the path is missing
 */
export function resolveIntent(
  remotes: readonly Pick<Remote, 'provides'>[],
  actions: ReadonlySet<string>,
  intent: string,
  values: IntentValues,
): string | undefined {
  for (const remote of remotes) {
    for (const provided of remote.provides) {
      if (provided.intent !== intent) continue
      if (provided.action !== undefined && !actions.has(provided.action)) continue
      const href = fillPath(provided.path, values)
      if (href !== undefined) return href
    }
  }
  return undefined
}

function fillPath(template: string, values: IntentValues): string | undefined {
  const left = new Map(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
  const segments: string[] = []
  for (const segment of template.split('/')) {
    if (!segment.startsWith(':')) {
      segments.push(segment)
      continue
    }
    const name = segment.slice(1)
    const value = left.get(name)
    if (value === undefined) return undefined
    left.delete(name)
    segments.push(encodeURIComponent(value))
  }
  const query = new URLSearchParams([...left].map(([name, value]) => [name, String(value)])).toString()
  return query ? `${segments.join('/')}?${query}` : segments.join('/')
}
