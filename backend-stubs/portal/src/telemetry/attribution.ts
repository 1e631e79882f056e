import { inChannel } from '@torrent/release'
import type { Placement } from '../placements/placement.ts'

/** Whoever reports. */
export interface Reporter {
  tenant: string
  /** The channel that they are in. */
  channel: string
  /** See `bucketOf` of @torrent/release. */
  bucket: number
}

/** The placement by which a person has a release. */
export interface Origin {
  channel: string
  /** When the canary beside it, or itself as a canary, began; empty without one. */
  trial: string
  /** It was in force earlier; the page has been open since. */
  isPast: boolean
}

/**
 * How a person comes to a release of a name; undefined when they cannot have it by what is in force. Others' canaries
 * are nothing to them: a page of a preview does not speak for those who have it in earnest.
 */
export function originOf(
  placements: readonly Placement[],
  { tenant, channel, bucket }: Reporter,
  { name, version }: { name: string; version: string },
): Origin | undefined {
  const placement = inChannel(placements, tenant, channel).find(each => each.name === name)
  if (!placement) return undefined
  const { canaryVersion, canaryPercent, canarySince: trial } = placement
  if (version === placement.version) return { channel: placement.channel, trial, isPast: false }
  if (version !== canaryVersion) return { channel: placement.channel, trial: '', isPast: true }
  return bucket < canaryPercent ? { channel: placement.channel, trial, isPast: false } : undefined
}
