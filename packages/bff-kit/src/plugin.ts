import { Refused } from '@torrent/service-kit'
import type { AnyRouter } from '@trpc/server'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import type { FastifyPluginAsync } from 'fastify'
import type { BffContext, Clients } from './context.ts'
import { toTrpcError } from './errors.ts'
import type { PrincipalOf } from './principal-of.ts'
import { refuseOutdated } from './refuse-outdated.ts'
import { readSeen } from './seen.ts'
import { type ContractOfRelease, createServedReleases, parseContract, type ServedReleases } from './served-releases.ts'

export interface BffPluginOptions {
  /**
   * What stands in the BFF's `contract.json`. With it the BFF states its contract under `/contract`, and calls of screens
   * that it no longer serves are refused with `reload_required`.
   */
  contract?: unknown
  /** Where to learn what the screens of a release were built for. Default: the portal service. */
  contractOf?: ContractOfRelease
}

/** A BFF as the gateway mounts it: its router under `/trpc`, its contract, for those who are signed in, under `/contract`. */
export function bffPlugin(
  router: AnyRouter,
  clients: Clients,
  principalOf: PrincipalOf,
  options: BffPluginOptions = {},
): FastifyPluginAsync {
  const contract = options.contract === undefined ? null : parseContract(options.contract)
  const served = contract && createServedReleases(contract, options.contractOf ?? askPortal(clients))
  return async fastify => {
    await fastify.register(procedures(router, clients, principalOf, served))
    if (!contract) return
    fastify.get('/contract', async (request, reply) => {
      if (await principalOf(request)) return contract
      return reply.code(401).send({ code: 'unauthenticated' })
    })
  }
}

/** The procedures under `/trpc`; those of `served` are refused to screens that do not understand them any more. */
export function procedures(
  router: AnyRouter,
  clients: Clients,
  principalOf: PrincipalOf,
  served: ServedReleases | null,
): FastifyPluginAsync {
  return async fastify => {
    if (served) fastify.addHook('preHandler', refuseOutdated(served, principalOf))
    await fastify.register(fastifyTRPCPlugin, {
      prefix: '/trpc',
      trpcOptions: {
        router,
        async createContext({ req }): Promise<BffContext> {
          try {
            const principal = await principalOf(req)
            return {
              principal,
              traceparent: String(req.headers.traceparent ?? ''),
              seen: readSeen(req.headers['x-torrent-seen']),
              clients,
            }
          } catch (error) {
            throw error instanceof Refused ? toTrpcError(error) : error
          }
        },
      },
    } satisfies FastifyTRPCPluginOptions<AnyRouter> & { prefix: string })
  }
}

function askPortal(clients: Clients): ContractOfRelease {
  return async (release, call) => parseContract((await clients.releases.getBffContract(release, call)).contract)
}
