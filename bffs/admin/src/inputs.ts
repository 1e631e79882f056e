import { text } from '@torrent/bff-kit'
import { z } from 'zod'

// Shapes at the edge; messages are codes of the error registry. What exists and what may be done is the service's to say.

/** Name of a micro-frontend or BFF. */
export const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'invalid')

/** Semantic version 2.0 without build metadata (https://semver.org), as releases carry it. */
export const release = z
  .string()
  .max(64, 'too_long')
  .regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/, 'invalid')

/** A tenant's id; empty means all tenants, which only operators may say. */
export const tenant = z.union([z.literal(''), z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'invalid')])

/** A channel by its name. */
export const channelName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'invalid')

/** A channel; empty means `stable`. */
export const channel = z.union([z.literal(''), channelName])

/** A remark in the log. */
export const note = text(1000).default('')

/** What the person saw when they decided: a placement that has moved since is a conflict. */
export const basedOn = z
  .array(z.strictObject({ tenant, channel, revision: z.int().min(0).max(2_000_000_000) }))
  .max(10_000)
  .default([])

export const paging = {
  page: z.int().min(1).max(100_000).default(1),
  pageSize: z.int().min(1).max(200).default(25),
}
