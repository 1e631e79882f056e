import { type CompositionInForce, inChannel, type ReleaseInForce, STABLE } from '@torrent/release'
import type { Transaction } from '@torrent/service-kit'
import { type KnownReleases, keyOf } from '../releases/known-releases.ts'
import type { Placement } from './placement.ts'

/** A tenant and a channel in which something of its own is in force. */
export interface Audience {
  tenant: string
  channel: string
}

/** Everybody whom there are placements for: each tenant in stable, and in each channel that it uses. */
export function audiencesOf(placements: readonly Placement[], tenants: readonly string[]): Audience[] {
  return tenants.flatMap(tenant => {
    const own = placements.filter(each => each.tenant === tenant).map(({ channel }) => channel)
    return [...new Set([STABLE, ...own])].map(channel => ({ tenant, channel }))
  })
}

/** Those who get what is put in force in a channel: the others see stable's where they have no placement of their own. */
export function audiencesOfChange(
  placements: readonly Placement[],
  tenants: readonly string[],
  { channel, name }: { channel: string; name: string },
): Audience[] {
  if (channel !== STABLE) return tenants.map(tenant => ({ tenant, channel }))
  const hasOwn = (audience: Audience) =>
    audience.channel !== STABLE &&
    placements.some(each => each.tenant === audience.tenant && each.channel === audience.channel && each.name === name)
  return audiencesOf(placements, tenants).filter(audience => !hasOwn(audience))
}

/** What is in force for each of them, canaries included. */
export async function compositionsOf(
  releases: KnownReleases,
  tx: Transaction,
  placements: readonly Placement[],
  audiences: readonly Audience[],
): Promise<CompositionInForce[]> {
  const known = await releases.find(tx, placements.flatMap(versionsIn))
  return audiences.map(({ tenant, channel }) => ({
    tenant,
    channel,
    releases: inChannel(placements, tenant, channel).flatMap(placement =>
      versionsIn(placement).flatMap((address, index): ReleaseInForce[] => {
        const release = known.get(keyOf(address))
        return release ? [{ manifest: release.content, as: index === 0 ? 'stable' : 'canary' }] : []
      }),
    ),
  }))
}

/** The releases of a placement: the one for everybody, and the one on trial. */
function versionsIn({ name, version, canaryVersion }: Placement): { name: string; version: string }[] {
  return [{ name, version }, ...(canaryVersion === '' ? [] : [{ name, version: canaryVersion }])]
}
