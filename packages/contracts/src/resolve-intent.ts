import { z } from 'zod'
import type { Remote } from './bootstrap.ts'
import { intents, isIntentName } from './intents.ts'

type Providing = Pick<Remote, 'provides' | 'declares'>

/** Where an intent leads, or why it leads nowhere. */
export type IntentResolution =
  | { ok: true /** Path and query within the portal. */; path: string }
  | {
      ok: false
      /**
       * `unknown_intent`: declared neither in contracts nor by who provides it. `bad_params`: not what its schema asks for; what it does not ask for is dropped. `not_provided`: no
       * micro-frontend of this tenant provides it. `not_allowed`: somebody does, but not for this person.
       */
      reason: 'unknown_intent' | 'bad_params' | 'not_provided' | 'not_allowed'
    }

/**
 * Resolves an intent that came from outside the page (`/go/<intent>?…`), for one tenant's composition and one person.
 * Never throws, whatever the name and parameters are. `may` says which Cedar actions the person may do.
 */
export function resolveIntent(
  remotes: readonly Providing[],
  may: (action: string) => boolean,
  intent: string,
  params: Readonly<Record<string, unknown>>,
): IntentResolution {
  const schema = isIntentName(intent) ? intents[intent] : declaredSchema(remotes, intent)
  if (!schema) return { ok: false, reason: 'unknown_intent' }
  const parsed = schema.safeParse(params)
  if (!parsed.success) return { ok: false, reason: 'bad_params' }
  const values = new Map(Object.entries(parsed.data).map(([name, value]) => [name, String(value)]))
  const providers = remotes.flatMap(remote => remote.provides).filter(provided => provided.intent === intent)
  const fitting = providers.filter(({ path }) => parametersOf(path).every(name => values.has(name)))
  if (fitting.length === 0) return { ok: false, reason: 'not_provided' }
  const permitted = fitting.find(({ action }) => action === undefined || action === '' || may(action))
  return permitted ? { ok: true, path: fill(permitted.path, values) } : { ok: false, reason: 'not_allowed' }
}

/** What the first who provides it declares of its parameters; what is not declared is dropped, as in contracts. */
function declaredSchema(remotes: readonly Providing[], intent: string): z.ZodType<object> | undefined {
  const provider = remotes.find(({ provides }) => provides.some(provided => provided.intent === intent))
  const declares = provider?.declares ?? {}
  const declared = Object.hasOwn(declares, intent) ? declares[intent] : undefined
  if (!declared) return undefined
  try {
    const { additionalProperties: _, ...open } = declared
    const known = Object.keys(Object(declared.properties))
    const schema = z.fromJSONSchema(open)
    return z
      .record(z.string(), z.unknown())
      .transform(params => Object.fromEntries(known.filter(name => name in params).map(name => [name, params[name]])))
      .pipe(schema as z.ZodType<object, Record<string, unknown>>)
  } catch {
    // A schema that cannot be read lets nothing through.
    return z.never()
  }
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
