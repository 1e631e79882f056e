import { resolve } from 'node:path'
import { PortalService } from '@torrent/contracts/portal'
import { mount, openDatabase, type Service } from '@torrent/service-kit'
import { readPreferences, writePreferences } from './preferences.ts'
import { openRegistry, type Tenant } from './registry.ts'
import { storeRelease } from './release-folder.ts'
import { toRemote } from './remote.ts'

export { UnusableRelease } from './description.ts'
export type { Tenant } from './registry.ts'

export interface PortalServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
  /** Where releases are kept; the gateway serves it under `/releases`. */
  releasesDir: string
  /** Developers' machines only: micro-frontends served by a dev server, name → URL of the federation manifest. */
  devRemotes?: Readonly<Record<string, string>>
}

export interface PortalRegistry extends Service {
  /** Adds tenants or brings their names up to date; may be called at every start. */
  seedTenants(tenants: readonly Tenant[]): Promise<void>
  /** The ids of all tenants. */
  tenants(): Promise<string[]>
  /**
   * Takes a built micro-frontend (with `mf-manifest.json` and `torrent.json`) into the portal and makes it live for all
   * tenants. The same content again is the same version and changes nothing. Throws `UnusableRelease`.
   */
  registerRelease(release: { name: string; folder: string }): Promise<{ version: string }>
}

/** The portal's own knowledge: tenants, releases of micro-frontends, and what people prefer. */
export async function createPortalService(dependencies: PortalServiceDependencies): Promise<PortalRegistry> {
  const { url, releasesDir, devRemotes = {} } = dependencies
  const database = await openDatabase({
    name: 'portal',
    url,
    tenancy: 'rows',
    migrations: new URL('../migrations/', import.meta.url),
  })
  const registry = openRegistry(database)
  return {
    name: 'portal',
    serves: [
      mount(PortalService, {
        async getComposition(_, { principal }) {
          const [tenant, live] = await Promise.all([registry.find(principal.tenant), registry.live(principal.tenant)])
          return {
            tenant: principal.tenant,
            tenantName: tenant?.name ?? { ja: principal.tenant, en: principal.tenant },
            template: tenant?.template ?? '',
            remotes: live.map(release => toRemote(release, devRemotes)),
          }
        },
        getPreferences: (_, { principal }) =>
          database.tenant(principal.tenant).transaction(tx => readPreferences(tx, principal.subject)),
        setPreferences: ({ language, theme }, { principal }) =>
          database
            .tenant(principal.tenant)
            .transaction(tx => writePreferences(tx, principal.subject, { language, theme })),
      }),
    ],
    provision: tenant => database.provision(tenant),
    start: async () => undefined,
    stop: () => database.close(),
    seedTenants: tenants => registry.addTenants(tenants),
    tenants: async () => (await registry.tenants()).map(({ id }) => id),
    async registerRelease({ name, folder }) {
      const content = await storeRelease(resolve(releasesDir), name, resolve(folder))
      await registry.makeLive(name, content)
      return { version: content.version }
    },
  }
}
