import { type PlacementInForce, STABLE } from '@torrent/release'

/** Which release a tenant gets in a channel, with its history. Times are ISO 8601 in UTC; empty texts mean "none". */
export interface Placement extends PlacementInForce {
  canarySince: string
  /** What a rollback goes back to, the last one first. */
  previous: readonly string[]
  /** Counts the changes; 0 is a placement that is not there yet. */
  revision: number
  changedBy: string
  changedByKind: string
  changedAt: string
}

/**
 * A placement before and after something is done; without `before` it is new, and with an empty version after it, it is
 * taken away.
 */
export interface Change {
  before?: Placement
  after: Placement
}

/** So many releases a placement remembers for going back. */
const REMEMBERED = 20

/** The place of a release that is to be promoted. */
export interface Target {
  tenant: string
  channel: string
  name: string
  version: string
  /** 1 to 100: of the people. */
  percent: number
}

/** A release for everybody, or for a part of the people beside the one in force. Undefined when that is so already. */
export function promoted(before: Placement | undefined, target: Target): Change | undefined {
  const { percent, ...place } = target
  if (percent < 100) {
    if (!before || before.version === target.version) return undefined
    if (before.canaryVersion === target.version && before.canaryPercent === percent) return undefined
    return { before, after: { ...before, canaryVersion: target.version, canaryPercent: percent } }
  }
  if (!before) return { after: { ...EMPTY, ...place } }
  if (before.version === target.version && before.canaryVersion === '') return undefined
  const previous =
    before.version === target.version
      ? before.previous
      : [before.version, ...before.previous.filter(version => version !== target.version)].slice(0, REMEMBERED)
  return { before, after: { ...withoutCanary(before), version: target.version, previous } }
}

/**
 * Ends the canary where there is one, else goes back to the release before, else takes away what was only just put there.
 * Undefined when there is nothing of it.
 */
export function rolledBack(before: Placement): Change | undefined {
  if (before.canaryVersion !== '') return { before, after: withoutCanary(before) }
  const [version, ...previous] = before.previous
  if (version !== undefined) return { before, after: { ...before, version, previous } }
  return isOnlyJustThere(before) ? { before, after: { ...before, version: '' } } : undefined
}

/** In a channel, stable's shows again. In stable, only a first promotion is undone, and never what came with the portal. */
function isOnlyJustThere({ channel, revision, changedByKind }: Placement): boolean {
  return channel !== STABLE || (revision === 1 && changedByKind !== 'portal')
}

function withoutCanary(placement: Placement): Placement {
  return { ...placement, canaryVersion: '', canaryPercent: 0, canarySince: '' }
}

const EMPTY = {
  canaryVersion: '',
  canaryPercent: 0,
  canarySince: '',
  previous: [],
  revision: 0,
  changedBy: '',
  changedByKind: '',
  changedAt: '',
}
