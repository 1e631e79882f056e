import type { Placement } from '../bff.ts'

/** What everybody sees who is in no other channel. */
export const STABLE = 'stable'
/** The usual channel of those who try things first. */
export const BETA = 'beta'

/** The same version in the same channel, for one or many tenants. */
export interface InForce {
  channel: string
  version: string
  tenants: readonly string[]
}

/** What is in force, tenants with the same taken together; stable first, then what most tenants have. */
export function inForce(placements: readonly Placement[]): InForce[] {
  const groups = new Map<string, { channel: string; version: string; tenants: string[] }>()
  for (const { channel, version, tenant } of placements) {
    const key = `${channel} ${version}`
    const group = groups.get(key) ?? { channel, version, tenants: [] }
    group.tenants.push(tenant)
    groups.set(key, group)
  }
  return [...groups.values()].sort(
    (a, b) => byChannel(a.channel, b.channel) || b.tenants.length - a.tenants.length || compare(a.version, b.version),
  )
}

/** Placements as a list is read: tenant by tenant, stable first. */
export function sorted(placements: readonly Placement[]): Placement[] {
  return placements.toSorted((a, b) => compare(a.tenant, b.tenant) || byChannel(a.channel, b.channel))
}

/** Whether a version is in force anywhere, also on trial. */
export function isPlaced(placements: readonly Placement[], version: string): boolean {
  return placements.some(placement => placement.version === version || placement.canaryVersion === version)
}

/** As the portal calls itself where it acted without anybody's doing. */
export const PORTAL = 'portal'

/**
 * Whether there is something to go back to: a trial that can end, a release before, or nothing at all, where somebody
 * put the first one there. What came with the portal has nothing before it.
 */
export function canGoBack({ canaryVersion, previousVersion, channel, changedBy }: Placement): boolean {
  return canaryVersion !== '' || previousVersion !== '' || channel !== STABLE || changedBy !== PORTAL
}

/** The change that was made last. */
export function lastChange(placements: readonly Placement[]): Placement | undefined {
  return placements.toSorted((a, b) => compare(b.changedAt, a.changedAt))[0]
}

/** The tenants and channels that these placements name; `stable` always is one. */
export function placesOf(placements: readonly Placement[]): { tenants: string[]; channels: string[] } {
  return {
    tenants: [...new Set(placements.map(({ tenant }) => tenant))].sort(compare),
    channels: [...new Set([STABLE, ...placements.map(({ channel }) => channel)])].sort(byChannel),
  }
}

function byChannel(a: string, b: string): number {
  return Number(b === STABLE) - Number(a === STABLE) || compare(a, b)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
