import type { Principal } from '@torrent/policy'
import type { AnyRouter } from '@trpc/server'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { BffContext, Clients } from './context.ts'
import { readSeen } from './seen.ts'

/** Reads who is asking; the gateway has put it there after it checked the session. */
export type PrincipalOf = (request: FastifyRequest) => Principal | null

/** A BFF as the gateway mounts it: its router under `/trpc`. */
export function bffPlugin(router: AnyRouter, clients: Clients, principalOf: PrincipalOf): FastifyPluginAsync {
  return async fastify => {
    await fastify.register(fastifyTRPCPlugin, {
      prefix: '/trpc',
      trpcOptions: {
        router,
        createContext: ({ req }): BffContext => ({
          principal: principalOf(req),
          traceparent: String(req.headers.traceparent ?? ''),
          seen: readSeen(req.headers['x-torrent-seen']),
          clients,
        }),
      },
    } satisfies FastifyTRPCPluginOptions<AnyRouter> & { prefix: string })
  }
}
