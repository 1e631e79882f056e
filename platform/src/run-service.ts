import { openPostgresBroker, type Service, serveGrpc } from '@torrent/service-kit'
import { runAlone } from './run-alone.ts'
import { type ServiceEnvironment, serviceEnvironment, verifierFrom } from './service-environment.ts'
import type { Settings } from './settings.ts'

/**
 * Runs one service alone: makes the tables of TORRENT_TENANTS (with commas) or brings them up to date, listens to the
 * broker at TORRENT_BROKER_URL, and answers gRPC on TORRENT_GRPC_ADDRESS (port 0 picks a free one).
 */
export async function runService(
  name: string,
  create: (environment: ServiceEnvironment, settings: Settings) => Promise<Service>,
): Promise<void> {
  await runAlone(name, async (settings, closing) => {
    const address = settings.address('TORRENT_GRPC_ADDRESS')
    const brokerUrl = settings.url('TORRENT_BROKER_URL', 'a PostgreSQL URL')
    const verify = verifierFrom(settings)
    const service = await create(serviceEnvironment(name, settings), settings)
    closing.push(() => service.stop())
    for (const tenant of settings.list('TORRENT_TENANTS')) await service.provision(tenant)
    const broker = await openPostgresBroker(brokerUrl)
    // Closed before the service whose handlers it calls.
    closing.push(() => broker.close())
    await service.start(broker)
    const server = await serveGrpc(service.serves, verify, address)
    closing.push(() => server.close())
    return address.replace(/:\d+$/, `:${server.port}`)
  })
}
