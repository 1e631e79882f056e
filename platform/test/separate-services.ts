import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DescService } from '@bufbuild/protobuf'
import { createCommonService, seedDemo } from '@torrent/common-service'
import { CommonService } from '@torrent/contracts/common'
import { JobService } from '@torrent/contracts/job'
import { OrderService } from '@torrent/contracts/order'
import { QueryService } from '@torrent/contracts/query'
import { QuoteService } from '@torrent/contracts/quote'
import { ShippingService } from '@torrent/contracts/shipping'
import { createJobService } from '@torrent/job-service'
import type { Role } from '@torrent/policy'
import { createQueryService } from '@torrent/query-service'
import { type Client, openPostgresBroker, type Service, serveGrpc } from '@torrent/service-kit'
import { testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { clientOf } from '../src/clients.ts'
import { ServiceProcess } from './service-process.ts'

const TENANT = 'acme-metal'

/** The services of the main path. */
const CONTRACTS = {
  job: JobService,
  query: QueryService,
  quote: QuoteService,
  order: OrderService,
  shipping: ShippingService,
} as const

export type ServiceName = keyof typeof CONTRACTS

export type MainPathServices = { [Name in ServiceName]: Client<(typeof CONTRACTS)[Name]> } & {
  common: Client<typeof CommonService>
}

/** A service may be in this process as well. */
const HERE: Partial<Record<ServiceName, (settings: { url: string }) => Promise<Service>>> = {
  job: createJobService,
  query: createQueryService,
}

/**
 * The services of the main path around one PostgreSQL: those named in `alone` each in a process of its own, reached by
 * gRPC, the others in this one.
 */
export async function startSeparateServices(alone: readonly ServiceName[]) {
  const urls = await databases()
  const identity = await testIdentity()
  const { verify, internalKey } = identity
  const keys = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(identity.jwks))
  })
  await new Promise<void>(resolve => keys.listen(0, '127.0.0.1', resolve))
  const broker = await openPostgresBroker(urls.broker)

  const common = await createCommonService({ url: urls.common })
  await common.provision(TENANT)
  await seedDemo(common, TENANT)
  const commonServer = await serveGrpc(common.serves, verify, '127.0.0.1:0')

  const environment = (name: ServiceName) => ({
    TORRENT_DATABASE_URL: urls[name],
    TORRENT_BROKER_URL: urls.broker,
    TORRENT_ISSUER: identity.issuer,
    TORRENT_JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks`,
    TORRENT_INTERNAL_KEY: Buffer.from(internalKey).toString('hex'),
    TORRENT_TENANTS: TENANT,
    TORRENT_COMMON_ADDRESS: `127.0.0.1:${commonServer.port}`,
  })
  const processes = Object.fromEntries(
    alone.map(name => [name, new ServiceProcess(name, environment(name))]),
  ) as Record<ServiceName, ServiceProcess>
  const here: Service[] = []
  const clients: Record<string, Client<DescService>> = { common: clientOf(CommonService, common, verify) as never }
  for (const [name, contract] of Object.entries(CONTRACTS) as [ServiceName, DescService][]) {
    if (alone.includes(name)) {
      clients[name] = processes[name].client(contract)
      continue
    }
    const service = await HERE[name]?.({ url: urls[name] })
    if (!service) throw new Error(`${name} must run alone`)
    await service.provision(TENANT)
    await service.start(broker)
    here.push(service)
    clients[name] = clientOf(contract, service, verify)
  }
  await Promise.all(Object.values(processes).map(child => child.start()))

  return {
    urls,
    processes,
    services: clients as unknown as MainPathServices,
    /** Somebody new with this role. */
    person: (role: Role) => identity.person(TENANT, role),
    async stop() {
      await Promise.all(Object.values(processes).map(child => child.stop()))
      await broker.close()
      await commonServer.close()
      await Promise.all([common, ...here].map(service => service.stop()))
      keys.close()
    },
  }
}

/** A database of its own for every service, in the test run's server. */
async function databases() {
  const names = ['broker', 'common', ...(Object.keys(CONTRACTS) as ServiceName[])] as const
  const urls = await Promise.all(names.map(async name => [name, await testDatabase(name)] as const))
  return Object.fromEntries(urls) as Record<(typeof names)[number], string>
}

export type SeparateServices = Awaited<ReturnType<typeof startSeparateServices>>
