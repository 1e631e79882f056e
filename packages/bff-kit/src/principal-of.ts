import type { Principal } from '@torrent/policy'
import type { FastifyRequest } from 'fastify'

/** Reads who is asking; the gateway has put it there after it checked the session. */
export type PrincipalOf = (request: FastifyRequest) => Principal | null | Promise<Principal | null>
