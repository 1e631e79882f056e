// What the deploy API answers, as far as the command line reads it; the same as the messages of
// torrent/portal/v1/releases.proto in JSON. Written out here because their runtime costs more than most commands take.

export interface LocalizedText {
  ja: string
  en: string
}

/** One cell of the matrix: does it resolve there? */
export interface Finding {
  tenant: string
  channel: string
  rule: string
  ok: boolean
  explanation: LocalizedText
}

export interface Placement {
  tenant: string
  channel: string
  name: string
  version: string
  canaryVersion: string
  canaryPercent: number
  previousVersion: string
  revision: number
  changedBy: string
  changedAt: string
}

export interface PlacementChange {
  /** Absent where there was nothing. */
  before?: Placement
  /** Absent where nothing is left. */
  after?: Placement
}

export interface Plan {
  ok: boolean
  findings: Finding[]
  changes: PlacementChange[]
}

export interface Release {
  name: string
  version: string
  revision: string
  publishedBy: string
  publishedAt: string
  origin: string
}

interface ReleaseHealth {
  version: string
  views: number
  errors: number
  loadFailures: number
}

export interface CanaryHealth {
  tenant: string
  channel: string
  name: string
  stable?: ReleaseHealth
  canary?: ReleaseHealth
  verdict: string
  reason?: LocalizedText
}

export interface MicroFrontendReleases {
  name: string
  placements: Placement[]
  canaries: CanaryHealth[]
  newestVersion: string
}

export interface FileChange {
  path: string
  change: string
  sizeBefore: number
  sizeAfter: number
}

export interface SigningKey {
  id: string
  label: string
  publicKey: string
  names: string[]
  registeredBy: string
  registeredAt: string
  revokedAt: string
}

export interface DeployToken {
  id: string
  label: string
  rights: string[]
  names: string[]
  tenant: string
  createdBy: string
  expiresAt: string
  lastUsedAt: string
  revokedAt: string
}

export interface Bff {
  name: string
  url: string
  registeredBy: string
  registeredAt: string
}
