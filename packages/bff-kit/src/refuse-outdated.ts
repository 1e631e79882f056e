import { Refused } from '@torrent/service-kit'
import type { preHandlerAsyncHookHandler } from 'fastify'
import { toTrpcError } from './errors.ts'
import type { PrincipalOf } from './principal-of.ts'
import { readCallingRelease, type ServedReleases } from './served-releases.ts'

/**
 * Answers calls of screens that a BFF no longer serves with `reload_required`, in the form of tRPC's answers. Goes before
 * tRPC, which says "not found" of a procedure that is gone, whatever a page may expect.
 */
export function refuseOutdated(served: ServedReleases, principalOf: PrincipalOf): preHandlerAsyncHookHandler {
  return async (request, reply) => {
    const release = readCallingRelease(request.headers['x-torrent-release'])
    const { path = '' } = request.params as { path?: string }
    if (!release || path === '') return undefined
    try {
      const principal = await principalOf(request)
      if (!principal) return undefined
      await served.require(release, path.split(','), {
        token: principal.token,
        traceparent: String(request.headers.traceparent ?? ''),
      })
      return undefined
    } catch (error) {
      // Whoever is not recognised is refused by the procedure itself, with the reason.
      if (!(error instanceof Refused) || error.code !== 'reload_required') return undefined
      const { code, message } = toTrpcError(error)
      const torrent = { code: error.code, field: '', params: error.params }
      const answer = { error: { code: PRECONDITION_FAILED, message, data: { code, httpStatus: 412, torrent } } }
      const isBatch = new URLSearchParams(request.url.split('?')[1]).get('batch') === '1'
      return reply.code(412).send(isBatch ? path.split(',').map(() => answer) : answer)
    }
  }
}

/** As tRPC numbers it in its answers. */
const PRECONDITION_FAILED = -32_012
