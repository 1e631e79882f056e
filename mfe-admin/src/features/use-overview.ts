import { useQuery } from '@tanstack/react-query'
import { bff, liveReleases, type MicroFrontend } from '../bff.ts'

/** How often figures are asked for while a release is on trial, in milliseconds: they change without anybody's doing. */
const WATCH_EVERY = 15_000
/** And otherwise, for what is changed in tenants whose changes are not announced to this one. */
const LOOK_EVERY = 60_000

/** Every micro-frontend with what is in force of it; undefined until the first answer. */
export function useOverview(): readonly MicroFrontend[] | undefined {
  return useQuery({
    ...bff.releases.overview.queryOptions(undefined, liveReleases),
    refetchInterval: ({ state }) => (state.data?.some(hasCanary) ? WATCH_EVERY : LOOK_EVERY),
  }).data
}

function hasCanary({ placements }: { placements: readonly { canaryVersion: string }[] }): boolean {
  return placements.some(({ canaryVersion }) => canaryVersion !== '')
}
