import type { AdminRouter } from '@torrent/admin-bff'
import { type BffOutputs, createBffClient, live } from '@torrent/portal-kit'

/** The administration's BFF, as options for TanStack Query. */
export const bff = createBffClient<AdminRouter>('admin')

/** Fetched again when something else is in force, here or by anybody. */
export const liveReleases = live('release')

type Outputs = BffOutputs<AdminRouter>

/** A micro-frontend with what is in force of it. */
export type MicroFrontend = Outputs['releases']['overview'][number]
export type Placement = MicroFrontend['placements'][number]
export type CanaryHealth = MicroFrontend['canaries'][number]
export type Release = Outputs['releases']['list']['releases'][number]
export type ReleaseFile = Outputs['releases']['get']['files'][number]
export type Deployment = Outputs['releases']['log']['deployments'][number]
export type Plan = Outputs['promotions']['plan']
export type Finding = Plan['findings'][number]
export type PlacementChange = Plan['changes'][number]
export type Preview = Outputs['previews']['list'][number]
export type SigningKey = Outputs['keys']['list'][number]
export type DeployToken = Outputs['tokens']['list'][number]
