import type { BffContract } from './bff-contract.ts'
import type { Weights } from './budget.ts'
import type { ReleaseManifest } from './manifest.ts'

/** What has become of a release's signature. */
export type SignatureState = 'valid' | 'unknown-key' | 'revoked-key' | 'not-allowed' | 'wrong'

/** A release that is to be in force. */
export interface Candidate {
  manifest: ReleaseManifest
  /** `stable` takes the place of all releases of its name; `canary` is on trial beside the stable one. */
  as: 'stable' | 'canary'
  signature: SignatureState
  /** As weighed by the portal; by the manifest's own figures when absent. */
  weights?: Weights
}

export interface ReleaseInForce {
  manifest: ReleaseManifest
  as: 'stable' | 'canary'
}

/** Everything that may be served to the people of a tenant who are in one channel. */
export interface CompositionInForce {
  tenant: string
  channel: string
  releases: readonly ReleaseInForce[]
}

/** What the shell brings along (`torrent-shell.json`). */
export interface Offer {
  /** Version of the portal contract, which is that of `@torrent/portal-kit`. */
  portal: string
  /** Version of each shared module. */
  shared: Readonly<Record<string, string>>
}

export interface Question {
  /** Mostly one; several that need each other are put in force together. */
  candidates: readonly Candidate[]
  /** Those that would get the candidates. */
  compositions: readonly CompositionInForce[]
  shell: Offer
  /** What is in operation. */
  bffs: readonly BffContract[]
}

/** What a rule sees: one composition before and after. */
export interface Situation {
  candidates: readonly Candidate[]
  before: readonly ReleaseInForce[]
  after: readonly ReleaseInForce[]
  shell: Offer
  bffs: readonly BffContract[]
}
