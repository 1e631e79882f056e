import type { Remote } from './bootstrap.ts'
import { intents, isIntentName } from './intents.ts'

/** Where an intent leads, or why it leads nowhere. */
export type IntentResolution =
  | { ok: true /** Path and query within the portal. */; path: string }
  | {
      ok: false
      /**
       * `unknown_intent`: not declared in contracts. `bad_params`: not what its schema asks for; what it does not ask for is dropped. `not_provided`: no
       * micro-frontend of this tenant provides it. `not_allowed`: somebody does, but not for this person.
       */
      reason: 'unknown_intent' | 'bad_params' | 'not_provided' | 'not_allowed'
    }

/**
 * Resolves an intent that came from outside the page (`/go/<intent>?…`), for one tenant's composition and one person.
 * Never throws, whatever the name and parameters are. `may` says which Cedar actions the person may do.
 */
export function resolveIntent(
  remotes: readonly Pick<Remote, 'provides'>[],
  may: (action: string) => boolean,
  intent: string,
  params: Readonly<Record<string, unknown>>,
): IntentResolution {
  if (!isIntentName(intent)) return { ok: false, reason: 'unknown_intent' }
  const parsed = intents[intent].safeParse(params)
  if (!parsed.success) return { ok: false, reason: 'bad_params' }
  const values = new Map(Object.entries(parsed.data).map(([name, value]) => [name, String(value)]))
  const providers = remotes.flatMap(remote => remote.provides).filter(provided => provided.intent === intent)
  const fitting = providers.filter(({ path }) => parametersOf(path).every(name => values.has(name)))
  if (fitting.length === 0) return { ok: false, reason: 'not_provided' }
  const permitted = fitting.find(({ action }) => action === undefined || action === '' || may(action))
  return permitted ? { ok: true, path: fill(permitted.path, values) } : { ok: false, reason: 'not_allowed' }
}

/** The names behind colons in a path such as `/quotes/:id`. */
export function parametersOf(path: string): string[] {
  return path
    .split('/')
    .filter(segment => segment.startsWith(':'))
    .map(segment => segment.slice(1))
}

/** Parameters that the path does not name go into the query string. */
function fill(template: string, values: ReadonlyMap<string, string>): string {
  const inPath = new Set(parametersOf(template))
  const path = template
    .split('/')
    .map(segment => (segment.startsWith(':') ? encodeURIComponent(values.get(segment.slice(1)) ?? '') : segment))
    .join('/')
  const query = new URLSearchParams([...values].filter(([name]) => !inPath.has(name))).toString()
  return query === '' ? path : `${path}?${query}`
}
