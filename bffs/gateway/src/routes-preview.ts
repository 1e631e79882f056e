import type { Principal } from '@torrent/policy'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { refuseForged } from './edge/json-only.ts'
import { refuse } from './edge/refuse.ts'
import type { GatewayOptions } from './options.ts'
import type { PageMessage } from './pages/message-page.ts'
import type { AuthBridge } from './session/auth-bridge.ts'
import type { PreviewCookie } from './session/preview-cookie.ts'
import { sameOriginPath } from './session/same-origin-path.ts'

/** Makes a route of what somebody who is signed in gets; anybody else signs in first and comes back. */
export type PageRoute = (
  show: (request: FastifyRequest, reply: FastifyReply, principal: Principal) => Promise<FastifyReply>,
) => (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

export interface PreviewRoutes {
  origin: string
  bridge: AuthBridge
  cookie: PreviewCookie
  claimPreview: NonNullable<GatewayOptions['claimPreview']>
  page: PageRoute
  say(request: FastifyRequest, reply: FastifyReply, message: PageMessage, status: number): FastifyReply
}

const REFUSALS = {
  over: ['previewOver', 410],
  ofOther: ['previewOfOther', 403],
  unknown: ['notFound', 404],
} as const

const leaving = z.strictObject({ id: z.string().max(100) })

/** `/preview/<token>` shows somebody a release that is not in force yet; `/preview/leave` shows them what all others see. */
export function previewRoutes(app: FastifyInstance, options: PreviewRoutes): void {
  const { origin, bridge, cookie, claimPreview, page, say } = options

  app.get(
    '/preview/:token',
    page(async (request, reply, principal) => {
      // A browser that fetches ahead has not been told to open anything.
      if (String(request.headers['sec-purpose']).includes('prefetch')) return say(request, reply, 'notFound', 404)
      const claimed = await claimPreview(principal, (request.params as { token: string }).token, request.traceparent)
      if ('refused' in claimed) {
        const [message, status] = REFUSALS[claimed.refused]
        return say(request, reply, message, status)
      }
      const { preview, path } = claimed
      const others = cookie.read(request.headers.cookie, principal).filter(({ name }) => name !== preview.name)
      return reply
        .header('set-cookie', cookie.write([...others, preview], principal))
        .redirect(sameOriginPath(path, origin), 302)
    }),
  )

  app.post('/preview/leave', async (request, reply) => {
    if (refuseForged(request, reply, origin)) return reply
    const principal = await bridge.principalOf(request.headers.cookie)
    if (principal === null) return refuse(request, reply, 'unauthenticated')
    const { success, data } = leaving.safeParse(request.body)
    if (!success) return refuse(request, reply, 'invalid')
    const rest = cookie.read(request.headers.cookie, principal).filter(({ id }) => id !== data.id)
    return reply
      .header('cache-control', 'no-store')
      .header('set-cookie', cookie.write(rest, principal))
      .code(204)
      .send()
  })
}
