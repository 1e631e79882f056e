import type { Database, Transaction } from '@torrent/service-kit'
import type { Access } from './access.ts'
import type { Scanner } from './inspect/scanner.ts'
import type { StorageLimits } from './limits.ts'
import type { BlobStore } from './store/blob-store.ts'

/** What everything in this service works with. */
export interface StorageContext {
  database: Database
  store: BlobStore
  access: Access
  scanner: Scanner
  limits: StorageLimits
}

/** Runs in one transaction that sees one tenant's rows. */
export function within<T>({ database }: StorageContext, tenant: string, work: (tx: Transaction) => Promise<T>) {
  return database.tenant(tenant).transaction(work)
}
