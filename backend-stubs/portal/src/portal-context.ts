import type { Database, Transaction } from '@torrent/service-kit'
import type { Secrets } from './facts.ts'
import type { KnownReleases } from './releases/known-releases.ts'
import type { ReleaseStore } from './store/release-store.ts'

/** What everything that is done to releases stands on. */
export interface PortalContext {
  /**
   * A transaction above all tenants: the tables of releases have no tenant_id, so each statement says itself which
   * tenants it means.
   */
  transaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T>
  database: Database
  releases: KnownReleases
  store: ReleaseStore
  secrets: Secrets
}
