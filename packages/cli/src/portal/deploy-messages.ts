import type * as messages from '@torrent/contracts/releases'

// What the deploy API answers: messages of the package torrent.portal.v1 as JSON, all fields there. Only their
// types come from the contract; its runtime would cost more time than most commands take.

/** A message as plain data. */
type Plain<T> = T extends (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { [Key in keyof T as Key extends '$typeName' | '$unknown' ? never : Key]: Plain<T[Key]> }
    : T

export type Bff = Plain<messages.Bff>
export type CanaryHealth = Plain<messages.CanaryHealth>
export type DeployToken = Plain<messages.DeployToken>
export type DiffReleasesResponse = Plain<messages.DiffReleasesResponse>
export type Finding = Plain<messages.Finding>
export type MicroFrontendReleases = Plain<messages.MicroFrontendReleases>
export type Placement = Plain<messages.Placement>
export type Plan = Plain<messages.Plan>
export type Release = Plain<messages.Release>
export type SigningKey = Plain<messages.SigningKey>
