import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDemo } from '@torrent/common-service'
import { DEMO_TENANTS } from '@torrent/contracts/demo'
import { openPostgresBroker, serveGrpc } from '@torrent/service-kit'
import { testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { type DatabaseName, SERVICES_WITH_DATABASE } from '../src/databases.ts'
import { createServices } from '../src/services.ts'

/**
 * Every service of the platform with both demo tenants, answering gRPC. Two of them serve conversations, and an address
 * has room for one of them: chat has an address of its own.
 */
export async function openAllServices() {
  const urls = Object.fromEntries(
    await Promise.all(SERVICES_WITH_DATABASE.map(async name => [name, await testDatabase(name)] as const)),
  ) as Record<DatabaseName, string>
  const identity = await testIdentity()
  const [releasesDir, filesDir] = await Promise.all(
    ['releases', 'files'].map(name => mkdtemp(join(tmpdir(), `torrent-${name}-`))),
  )
  const broker = await openPostgresBroker(urls.broker)
  const { all, chat, clients, common, portal } = await createServices({
    urls,
    verify: identity.verify,
    internalKey: identity.internalKey,
    releasesDir: releasesDir ?? '',
    filesDir: filesDir ?? '',
    devRemotes: {},
    elsewhere: new Set(),
  })
  await portal.seedTenants(DEMO_TENANTS)
  for (const { id } of DEMO_TENANTS) {
    await Promise.all(all.map(service => service.provision(id)))
    await seedDemo(common, id)
  }
  await Promise.all(all.map(service => service.start(broker)))
  const homes = [all.filter(service => service !== chat), [chat]].map(services => services.flatMap(each => each.serves))
  const servers = await Promise.all(homes.map(mounted => serveGrpc(mounted, identity.verify, '127.0.0.1:0')))
  return {
    identity,
    clients,
    /** Every contract that is served, with the address where it is: one of them at two. */
    served: homes.flatMap((mounted, index) =>
      mounted.map(({ service }) => ({ service, address: `127.0.0.1:${servers[index]?.port}` })),
    ),
    async close() {
      await Promise.all(servers.map(server => server.close()))
      await broker.close()
      await Promise.all(all.map(service => service.stop()))
    },
  }
}
