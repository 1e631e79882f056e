import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDemo } from '@torrent/common-service'
import { DEMO_TENANTS } from '@torrent/contracts/demo'
import { openPostgresBroker, serveGrpc } from '@torrent/service-kit'
import { testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { type DatabaseName, SERVICES_WITH_DATABASE } from '../src/databases.ts'
import { createServices } from '../src/services.ts'

/** Every service of the platform with both demo tenants, answering gRPC on one address. */
export async function openAllServices() {
  const urls = Object.fromEntries(
    await Promise.all(SERVICES_WITH_DATABASE.map(async name => [name, await testDatabase(name)] as const)),
  ) as Record<DatabaseName, string>
  const identity = await testIdentity()
  const releasesDir = await mkdtemp(join(tmpdir(), 'torrent-releases-'))
  const broker = await openPostgresBroker(urls.broker)
  const { all, clients, common, portal } = await createServices({
    urls,
    verify: identity.verify,
    internalKey: identity.internalKey,
    releasesDir,
    filesDir: releasesDir,
    devRemotes: {},
    elsewhere: new Set(),
  })
  await portal.seedTenants(DEMO_TENANTS)
  for (const { id } of DEMO_TENANTS) {
    await Promise.all(all.map(service => service.provision(id)))
    await seedDemo(common, id)
  }
  await Promise.all(all.map(service => service.start(broker)))
  const mounted = all.flatMap(service => service.serves)
  const server = await serveGrpc(mounted, identity.verify, '127.0.0.1:0')
  return {
    identity,
    clients,
    contracts: mounted.map(({ service }) => service),
    address: `127.0.0.1:${server.port}`,
    async close() {
      await server.close()
      await broker.close()
      await Promise.all(all.map(service => service.stop()))
    },
  }
}
