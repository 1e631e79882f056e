import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { PortalService } from '@torrent/contracts/portal'
import type { BffContract } from '@torrent/release'
import { mount, openDatabase, type Relay, type Service, startRelay } from '@torrent/service-kit'
import type { FastifyPluginAsync } from 'fastify'
import { listBffs } from './bffs/bff-rows.ts'
import { writeOffer } from './checkout/offer.ts'
import { operatorToken } from './checkout/operator-token.ts'
import { takeCheckout } from './checkout/take-checkout.ts'
import { composeFor } from './composition/composition.ts'
import { deployApi } from './deploy-api/plugin.ts'
import { readSecrets, type ShellOffer } from './facts.ts'
import { forgetOldNotifications } from './notifications/notification-rows.ts'
import { notificationService } from './notifications/notification-service.ts'
import type { PortalContext } from './portal-context.ts'
import { readPreferences, writePreferences } from './preferences.ts'
import { KnownReleases } from './releases/known-releases.ts'
import { releaseService } from './releases-grpc/release-service.ts'
import { diskStore } from './store/disk-store.ts'
import type { ReleaseStore } from './store/release-store.ts'
import { createTelemetry, type TelemetryOptions } from './telemetry/telemetry.ts'
import { addTenants, type Tenant, tenantIds } from './tenants/tenants.ts'

export type { TelemetryOptions } from './telemetry/telemetry.ts'
export { telemetrySetting } from './telemetry/telemetry-setting.ts'
export type { Tenant } from './tenants/tenants.ts'

export interface PortalServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
  /** Where releases are kept; the gateway serves it under `/releases`. */
  releasesDir: string
  /** Another place for them than this folder. */
  store?: ReleaseStore
  /** Developers' machines only: micro-frontends served by a dev server, name → URL of the federation manifest. */
  devRemotes?: Readonly<Record<string, string>>
  /** When a canary is ended, and how much one person may say of it; careful when left out. */
  telemetry?: TelemetryOptions
}

export interface PortalRegistry extends Service {
  /** Adds tenants or brings their names up to date; may be called at every start. */
  seedTenants(tenants: readonly Tenant[]): Promise<void>
  /** The ids of all tenants. */
  tenants(): Promise<string[]>
  /** Says what micro-frontends find here: what the shell offers, and the contracts of the BFFs that come along. */
  offer(offer: { shell: ShellOffer; bffs: readonly BffContract[] }): Promise<void>
  /**
   * Takes built micro-frontends that lie beside the portal as releases of its own, signed with this key, and puts them
   * in force together, where nobody has decided otherwise. Answers their versions by name. Throws `UnusableBuild`.
   * @param without `tenant/name` of what a tenant is not given, and loses where this portal had given it
   */
  takeCheckout(
    folders: readonly string[],
    privateKey: string,
    without?: readonly string[],
  ): Promise<Map<string, string>>
  /** A token that may do everything: the known one as long as it is good, else a new one in its place. */
  operatorToken(known: string | undefined): Promise<string>
  /** The HTTP interface for the command line and CI; the gateway mounts it under `/api/deploy`. */
  deployApi: FastifyPluginAsync
  /** BFFs in other processes and where they answer, for the gateway. */
  outsideBffs(): Promise<{ name: string; url: string }[]>
}

/** The portal's own knowledge: tenants, releases of micro-frontends, and what people prefer. */
export async function createPortalService(dependencies: PortalServiceDependencies): Promise<PortalRegistry> {
  const { url, devRemotes = {} } = dependencies
  const releasesDir = resolve(dependencies.releasesDir)
  await mkdir(releasesDir, { recursive: true })
  const database = await openDatabase({
    name: 'portal',
    url,
    tenancy: 'rows',
    migrations: new URL('../migrations/', import.meta.url),
    publishes: true,
  })
  // Its tables have no tenant_id, so whose transaction reads or writes them makes no difference.
  const { transaction } = database.tenant('portal')
  const context: PortalContext = {
    ...{ database, transaction },
    releases: new KnownReleases(),
    store: dependencies.store ?? diskStore(releasesDir),
    secrets: await transaction(readSecrets),
  }
  const telemetry = createTelemetry(context, dependencies.telemetry)
  let relay: Relay | undefined
  return {
    name: 'portal',
    serves: [
      mount(PortalService, {
        getComposition: ({ previews }, { principal }) => composeFor(context, principal, previews, devRemotes),
        getPreferences: (_, { principal }) =>
          database.tenant(principal.tenant).transaction(tx => readPreferences(tx, principal.subject)),
        setPreferences: ({ language, theme }, { principal }) =>
          database
            .tenant(principal.tenant)
            .transaction(tx => writePreferences(tx, principal.subject, { language, theme })),
      }),
      releaseService(context, telemetry.health),
      telemetry.serves,
      notificationService(database),
    ],
    provision: tenant => database.provision(tenant),
    async start(broker) {
      relay = await startRelay(url, broker)
      await telemetry.start()
      for (const tenant of await transaction(tenantIds))
        await database.tenant(tenant).transaction(forgetOldNotifications)
    },
    async stop() {
      await telemetry.stop()
      await relay?.stop()
      await database.close()
    },
    seedTenants: tenants => transaction(tx => addTenants(tx, tenants)),
    tenants: () => transaction(tenantIds),
    offer: offer => transaction(tx => writeOffer(tx, offer)),
    takeCheckout: (folders, privateKey, without) => takeCheckout(context, folders, privateKey, without),
    deployApi: deployApi(context, telemetry.health),
    outsideBffs: async () => (await transaction(listBffs)).filter(({ url }) => url !== ''),
    operatorToken: known => transaction(tx => operatorToken(tx, known)),
  }
}
