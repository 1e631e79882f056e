import type { RemoteDescription } from '@torrent/contracts/bootstrap'
import { intents, isIntentName } from '@torrent/contracts/intents'
import { parametersOf } from '@torrent/contracts/resolve-intent'
import { isAction } from '@torrent/policy'
import { z } from 'zod'

const word = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, 'must be a short word in small letters')
const dotted = z.string().regex(/^[a-z]+(?:\.[a-z]+)+$/i, 'must be words joined by dots')
const label = z.strictObject({ ja: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(60) })
const action = z.string().refine(isAction, 'is no action of the policies')
const intent = z
  .string()
  .max(80)
  .regex(/^[a-z][a-zA-Z0-9]*(?:\.[a-zA-Z0-9]+)+$/, 'must be words joined by dots, such as parts.open')
/** JSON Schema of an intent's parameters: an object, whose properties are all that a path may name. */
const parameters = z.looseObject({
  type: z.literal('object'),
  properties: z.record(z.string(), z.unknown()).optional(),
})
const path = z.string().regex(/^(?:\/:?[a-zA-Z0-9-]+)+$/, 'must be a path such as /quotes/:id')

const schema = z
  .strictObject({
    name: word,
    title: label,
    basePath: z.string().regex(/^\/[a-z][a-z0-9-]{0,39}$/, 'must be one segment such as /quotes'),
    nav: z
      .array(z.strictObject({ label, icon: word, order: z.int().min(0).max(10_000), action }))
      .max(20)
      .optional(),
    provides: z.array(z.strictObject({ intent, path, action: action.optional() })).max(100),
    uses: z.array(intent).max(100),
    declares: z.record(intent, parameters).optional(),
    slots: z.array(dotted).max(50).optional(),
    documents: z
      .array(
        z.strictObject({
          kind: word,
          label,
          icon: word,
          intent,
          statuses: z
            .array(
              z.strictObject({
                status: word,
                label,
                tone: z.enum(['neutral', 'info', 'success', 'warning', 'danger']),
              }),
            )
            .max(50),
        }),
      )
      .max(20)
      .optional(),
  })
  .superRefine(({ basePath, provides, uses, declares = {} }, context) => {
    for (const name of Object.keys(declares))
      if (isIntentName(name))
        context.addIssue({ code: 'custom', path: ['declares', name], message: 'is declared in contracts already' })
    for (const [index, name] of uses.entries())
      if (!parametersIn(declares, name))
        context.addIssue({ code: 'custom', path: ['uses', index], message: UNDECLARED })
    for (const [index, provided] of provides.entries()) {
      const at = ['provides', index, 'path']
      if (provided.path !== basePath && !provided.path.startsWith(`${basePath}/`))
        context.addIssue({ code: 'custom', path: at, message: `must stand below ${basePath}` })
      const known = parametersIn(declares, provided.intent)
      if (!known) context.addIssue({ code: 'custom', path: ['provides', index, 'intent'], message: UNDECLARED })
      for (const name of parametersOf(provided.path))
        if (known && !known.includes(name))
          context.addIssue({ code: 'custom', path: at, message: `:${name} is no parameter of ${provided.intent}` })
    }
  })

const UNDECLARED = 'is not declared in contracts, nor under "declares"'

/** The names of an intent's parameters; undefined when nobody has declared it. */
function parametersIn(
  declares: Readonly<Record<string, { properties?: Readonly<Record<string, unknown>> | undefined }>>,
  name: string,
): string[] | undefined {
  if (isIntentName(name)) return Object.keys(intents[name].shape)
  return Object.hasOwn(declares, name) ? Object.keys(declares[name]?.properties ?? {}) : undefined
}

/** Why a folder cannot be registered, in words for the team that built it. */
export class UnusableRelease extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UnusableRelease'
  }
}

/** Checks a `torrent.json`, strictly: what the portal trusts later is checked here once. Throws `UnusableRelease`. */
export function parseDescription(content: unknown): RemoteDescription {
  const parsed = schema.safeParse(content)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new UnusableRelease(`torrent.json: ${issue?.path.map(String).join('.') || 'it'} ${issue?.message}`)
}

/** Throws `UnusableRelease`. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnusableRelease(`${file} is not JSON`)
  }
}
