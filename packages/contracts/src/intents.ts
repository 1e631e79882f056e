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
  'release.list': z.object({}),
  'release.open': z.object({ name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/) }),
} as const

export type IntentName = keyof typeof intents

/** The parameters of an intent. */
export type IntentParams<N extends IntentName> = z.infer<(typeof intents)[N]>

/** True for a name that is declared here. */
export function isIntentName(name: string): name is IntentName {
  return Object.hasOwn(intents, name)
}
