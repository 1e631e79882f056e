import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { StorageService } from '@torrent/contracts/storage'
import { businessService, mount, openDatabase, type Service, type TokenVerifier } from '@torrent/service-kit'
import type { FastifyPluginAsync } from 'fastify'
import { type AccessDependencies, accessFrom } from './access.ts'
import { bucketCommands } from './bucket-commands.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { changeMethods } from './files/change-methods.ts'
import { listMethods } from './files/list-methods.ts'
import { resolveAttachments } from './files/resolve-attachments.ts'
import { filesApi, type PrincipalOf } from './http/files-api.ts'
import { serveFiles } from './http/files-server.ts'
import { clamdScanner } from './inspect/clamd.ts'
import { noScanner, type Scanner } from './inspect/scanner.ts'
import { DEFAULT_LIMITS, type StorageLimits } from './limits.ts'
import { readSigningKey } from './signing-key.ts'
import type { StorageContext } from './storage-context.ts'
import { diskBlobStore } from './store/disk-blob-store.ts'
import { keepSweeping, sweep } from './sweeper.ts'
import { uploadMethods } from './uploads/upload-methods.ts'

export interface StorageServiceDependencies extends AccessDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
  /** Folder of the bytes. */
  filesDir: string
  /** `host:port` of a clamd that scans what comes in. Without one, files are kept unscanned and marked so. */
  clamd?: string | undefined
  /** Another scanner than a clamd. */
  scanner?: Scanner
  limits?: Partial<StorageLimits>
}

export interface FileStorage extends Service {
  /** Bytes over HTTP, for those who are signed in; the gateway mounts it under `/api/files`. Throws `Refused`. */
  filesApi(principalOf: PrincipalOf): FastifyPluginAsync
  /** The same on an address of its own, for a service that runs alone; see {@link serveFiles}. */
  serveFiles(verify: TokenVerifier, address: string): Promise<{ port: number; close(): Promise<void> }>
  /** Clears away what is over in one tenant; happens by itself, too. */
  sweep(tenant: string): Promise<void>
  /** Puts the demo's files into one tenant; see {@link seedDemo}. */
  seedDemo(tenant: string): Promise<void>
}

const SWEEP_MS = 10 * 60_000

/** Files and folders of groups and conversations: listens on `storage.commands`, serves StorageService. */
export async function createStorageService(dependencies: StorageServiceDependencies): Promise<FileStorage> {
  const { url, clamd } = dependencies
  const filesDir = resolve(dependencies.filesDir)
  await mkdir(filesDir, { recursive: true })
  const limits = { ...DEFAULT_LIMITS, ...dependencies.limits }
  const scanner = dependencies.scanner ?? (clamd === undefined || clamd === '' ? noScanner : clamdScanner(clamd))
  const database = await openDatabase({
    name: 'storage',
    url,
    tenancy: 'rows',
    publishes: true,
    migrations: new URL('../migrations/', import.meta.url),
  })
  // Its table has no tenant_id, so whose transaction reads it makes no difference.
  const store = diskBlobStore(filesDir, await database.tenant('storage').transaction(readSigningKey))
  const context: StorageContext = { database, store, access: accessFrom(dependencies), scanner, limits }
  const service = businessService({
    name: 'storage',
    database,
    commands: bucketCommands(limits),
    serves: [
      mount(StorageService, {
        ...listMethods(context),
        ...uploadMethods(context),
        ...changeMethods(context),
        resolveAttachments: async (request, { principal }) => ({
          attachments: await resolveAttachments(context, principal.tenant, request),
        }),
      }),
    ],
  })
  const api = (principalOf: PrincipalOf) => filesApi(context, store, principalOf)
  const tenants = new Set<string>()
  let stopSweeping: (() => Promise<void>) | undefined
  return {
    ...service,
    async provision(tenant) {
      await service.provision(tenant)
      tenants.add(tenant)
    },
    async start(broker) {
      await service.start(broker)
      stopSweeping = keepSweeping(context, () => tenants, SWEEP_MS)
    },
    async stop() {
      await stopSweeping?.()
      await service.stop()
    },
    filesApi: api,
    serveFiles: (verify, address) => serveFiles(api, verify, address),
    sweep: tenant => sweep(context, tenant),
    seedDemo: tenant => seedDemo(context, tenant),
  }
}
