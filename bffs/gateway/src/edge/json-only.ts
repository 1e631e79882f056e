import type { FastifyReply, FastifyRequest } from 'fastify'
import { isCrossSite } from './cross-site.ts'
import { refuse } from './refuse.ts'

/** Largest body of an API request in bytes: a quote of 500 lines with every text at its longest fits twice. */
export const API_BODY_LIMIT = 2_097_152

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/**
 * Lets a request that changes something pass only from our own pages and only as JSON. A form, which any site can send
 * without asking, is thus refused twice. Answers and returns the reply when it refuses.
 */
export function refuseForged(request: FastifyRequest, reply: FastifyReply, origin: string): FastifyReply | undefined {
  if (SAFE_METHODS.includes(request.method)) return undefined
  if (isCrossSite(request.headers, origin)) return refuse(request, reply, 'cross_site')
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return refuse(request, reply, 'not_json')
  return undefined
}
