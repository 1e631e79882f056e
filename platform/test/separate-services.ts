import { randomBytes } from 'node:crypto'
import type { DescService } from '@bufbuild/protobuf'
import { createCommonService, seedDemo } from '@torrent/common-service'
import { CommonService } from '@torrent/contracts/common'
import type { DemoMember } from '@torrent/contracts/demo'
import { JobService } from '@torrent/contracts/job'
import { OrderService } from '@torrent/contracts/order'
import { QueryService } from '@torrent/contracts/query'
import { QuoteService } from '@torrent/contracts/quote'
import { ShippingService } from '@torrent/contracts/shipping'
import { startTemporaryPostgres } from '@torrent/embedded-postgres'
import { createJobService } from '@torrent/job-service'
import { createQueryService } from '@torrent/query-service'
import { type Client, createTokenVerifier, openPostgresBroker, type Service, serveGrpc } from '@torrent/service-kit'
import { clientOf } from '../src/clients.ts'
import { type DatabaseName, openDatabases } from '../src/databases.ts'
import { startIssuer } from './issuer.ts'
import { ServiceProcess } from './service-process.ts'

export const TENANT = 'acme-metal'

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
  const postgres = await startTemporaryPostgres()
  const urls = await openDatabases(postgres)
  const issuer = await startIssuer()
  const internalKey = randomBytes(32)
  const verify = createTokenVerifier({ issuer: issuer.issuer, keys: issuer.keys, internalKey })
  const broker = await openPostgresBroker(urls.broker)

  const common = await createCommonService({ url: urls.common })
  await common.provision(TENANT)
  await seedDemo(common, TENANT)
  const commonServer = await serveGrpc(common.serves, verify, '127.0.0.1:0')

  const environment = (name: DatabaseName) => ({
    TORRENT_DATABASE_URL: urls[name],
    TORRENT_BROKER_URL: urls.broker,
    TORRENT_ISSUER: issuer.issuer,
    TORRENT_JWKS_URL: issuer.jwksUrl,
    TORRENT_INTERNAL_KEY: internalKey.toString('hex'),
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
    postgres,
    urls,
    processes,
    services: clients as unknown as MainPathServices,
    tokenOf: (role: DemoMember['role']) => issuer.tokenOf(TENANT, role),
    async stop() {
      await Promise.all(Object.values(processes).map(child => child.stop()))
      await broker.close()
      await commonServer.close()
      await Promise.all([common, ...here].map(service => service.stop()))
      await issuer.close()
      await postgres.stop()
    },
  }
}

export type SeparateServices = Awaited<ReturnType<typeof startSeparateServices>>
