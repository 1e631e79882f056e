import { z } from 'zod'
import { intents, isIntentName } from './intents.ts'

/** A JSON Schema (draft 2020-12). */
export type IntentSchema = { readonly [key: string]: unknown }

/**
 * The parameters of an intent as JSON Schema, so that those who ask for it and those who provide it can be compared
 * across releases. Undefined for a name that contracts does not declare.
 */
export function intentSchema(name: string): IntentSchema | undefined {
  if (!isIntentName(name)) return undefined
  // What is sent, not what is left of it after parsing.
  const { $schema: _dialect, ...schema } = z.toJSONSchema(intents[name], { io: 'input' })
  return schema
}
