import type { Finding } from '@torrent/release'
import { Refused } from '@torrent/service-kit'
import type { Change, Placement } from './placement.ts'

export type { Finding }

/** What a change would do, and whether everything still resolves after it. */
export interface Plan {
  ok: boolean
  findings: readonly Finding[]
  changes: readonly Change[]
}

/** Which placement somebody has seen when they decided. */
export interface SeenRevision {
  tenant: string
  channel: string
  revision: number
}

/**
 * Refused: `promoted_meanwhile`, with who and when, if one of these placements has changed since it was seen. Nothing
 * seen at all is no condition; one that was not there when the others were seen has revision 0.
 */
export function requireUnchanged(
  placements: readonly (Placement | undefined)[],
  channel: string,
  seen: readonly SeenRevision[],
): void {
  if (seen.length === 0) return
  for (const placement of placements) {
    if (!placement) continue
    const known = seen.find(each => each.tenant === placement.tenant && (each.channel || 'stable') === channel)
    if (known?.revision === placement.revision) continue
    const { tenant, name, changedBy: who, changedAt: when } = placement
    const version = placement.canaryVersion || placement.version
    throw new Refused('promoted_meanwhile', 'basedOn', { tenant, name, version, who, when })
  }
}
