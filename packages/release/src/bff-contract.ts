import { z } from 'zod'

/** A JSON Schema (draft 2020-12) as Zod writes it. */
export type JsonSchema = { readonly [key: string]: unknown }

const jsonSchema: z.ZodType<JsonSchema> = z.record(z.string(), z.unknown())

/**
 * What the procedures of a BFF take and answer. Written beside the BFF as `contract.json`, so that a change of it shows
 * in review; carried by a release as the contract that its screens were built for.
 */
export const bffContractSchema = z.strictObject({
  /** Name of the BFF, e.g. `quote`: it is mounted under `/api/quote`. */
  name: z.string(),
  /** By path, e.g. `list` or `lines.check`. */
  procedures: z.record(
    z.string(),
    z.strictObject({
      type: z.enum(['query', 'mutation', 'subscription']),
      input: jsonSchema,
      output: jsonSchema,
    }),
  ),
})

export type BffContract = z.infer<typeof bffContractSchema>
