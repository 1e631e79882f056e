import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from './refuse.ts'

export interface RateLimits {
  /** Requests to BFFs a minute, by person. */
  api: number
  /** Steps of signing in a minute, by address. A whole sign-in takes four. */
  signIn: number
  /** Requests of command lines a minute, by address. */
  deploy: number
}

/**
 * Generous: a busy screen makes some ten requests a second for a moment, and an office may sit behind one address.
 * Guessing passwords is slowed by the auth service itself, by account and address. A release may have two thousand files,
 * each a request.
 */
export const DEFAULT_RATE_LIMITS: RateLimits = { api: 3000, signIn: 300, deploy: 12_000 }

/** Counts a request; answers 429 and returns the reply when there were too many. */
export type Throttle = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>

/** Registers the counters; those of BFFs count by person, so the principal must be on the request by then. */
export async function createThrottles(
  app: FastifyInstance,
  limits: RateLimits,
): Promise<Record<keyof RateLimits, Throttle>> {
  await app.register(rateLimit, { global: false })
  const api = throttle(app, limits.api, request => request.principal?.subject ?? request.ip)
  const signIn = throttle(app, limits.signIn, request => request.ip)
  const deploy = throttle(app, limits.deploy, request => request.ip)
  return { api, signIn, deploy }
}

function throttle(app: FastifyInstance, max: number, keyGenerator: (request: FastifyRequest) => string): Throttle {
  const count = app.createRateLimit({ max, timeWindow: 60_000, keyGenerator })
  return async (request, reply) => {
    const result = await count(request)
    if (result.isAllowed || !result.isExceeded) return undefined
    const seconds = String(result.ttlInSeconds)
    return refuse(request, reply.header('retry-after', seconds), 'rate_limited', { seconds })
  }
}
