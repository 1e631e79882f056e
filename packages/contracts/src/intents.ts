import { z } from 'zod'

const id = z.uuid()

/**
 * What one micro-frontend can ask of another, with its parameters. An intent is asked for by name; who provides it is
 * said in the provider's `torrent.json` and decided by the portal for each tenant and person.
 */
export const intents = {
  'quote.list': z.object({}),
  'quote.new': z.object({}),
  'quote.open': z.object({ id }),
  'order.list': z.object({}),
  'order.new': z.object({}),
  'order.open': z.object({ id }),
  'order.createFromQuote': z.object({ quote: id }),
  'shipment.list': z.object({}),
  'shipment.open': z.object({ id }),
  'shipment.createFromOrder': z.object({ order: id }),
  'chat.list': z.object({}),
  'chat.open': z.object({ channel: id }),
  'release.list': z.object({}),
  'release.open': z.object({ name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/) }),
} as const

type ContractIntent = keyof typeof intents

/**
 * Intents that teams with repositories of their own declare in their `torrent.json`. Whoever uses one says so to the
 * compiler as well:
 *
 * ```ts
 * declare module '@torrent/contracts/intents' {
 *   interface DeclaredIntents {
 *     'parts.open': { id: string }
 *   }
 * }
 * ```
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is for others to add to
export interface DeclaredIntents {}

export type IntentName = ContractIntent | keyof DeclaredIntents

/** The parameters of an intent. */
export type IntentParams<N extends IntentName> = N extends ContractIntent
  ? z.infer<(typeof intents)[N]>
  : N extends keyof DeclaredIntents
    ? DeclaredIntents[N]
    : never

/** True for a name that is declared here. */
export function isIntentName(name: string): name is ContractIntent {
  return Object.hasOwn(intents, name)
}
