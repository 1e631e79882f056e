import { log, openPostgresBroker, type Service, serveGrpc } from '@torrent/service-kit'
import { untilAskedToStop } from './lifetime.ts'
import { BadSetting, readServiceEnvironment, type ServiceEnvironment } from './service-environment.ts'

/**
 * Runs one service alone in this process until it is asked to stop, then ends the process. Prints `<name> is ready on
 * <host:port>` when its tables are there, it listens to the broker and answers calls.
 */
export async function runService(
  name: string,
  create: (environment: ServiceEnvironment) => Promise<Service>,
): Promise<void> {
  const asked = untilAskedToStop()
  const closing: (() => Promise<unknown>)[] = []
  let code = 0
  try {
    const environment = readServiceEnvironment(name, process.env)
    const service = await create(environment)
    closing.push(() => service.stop())
    for (const tenant of environment.tenants) await service.provision(tenant)
    const broker = await openPostgresBroker(environment.brokerUrl)
    closing.push(() => broker.close())
    await service.start(broker)
    const server = await serveGrpc(service.serves, environment.verify, environment.address)
    closing.push(() => server.close())
    console.log(`${name} is ready on ${environment.address.replace(/:\d+$/, `:${server.port}`)}`)
    await asked
  } catch (error) {
    if (error instanceof BadSetting) console.error(`${name} could not start: ${error.message}.`)
    else console.error(`${name} could not start.`, error)
    code = 1
  }
  // The broker before the service whose handlers it calls: the reverse of the order in which they were opened.
  for (const close of closing.reverse())
    await close().catch((error: unknown) => log.warn({ name, error: String(error) }, 'did not close in an orderly way'))
  process.exit(code)
}
