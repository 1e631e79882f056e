import httpProxy from '@fastify/http-proxy'
import type { FastifyInstance } from 'fastify'
import type { Throttle } from './edge/throttle.ts'
import type { GatewayAuth } from './options.ts'
import { ProviderUnreachable } from './session/identity-provider.ts'

export const IDENTITY_PROVIDER_PATH = '/oidc'

/** Pages and redirects that a browser comes to while signing in; the other endpoints demand the client's secret. */
const BROWSER_STEPS = /^\/oidc\/(?:auth|sign-in)(?:[/?]|$)/

/** Serves the identity provider under our own origin: the one in this process, or one behind us. */
export async function identityProviderRoutes(
  app: FastifyInstance,
  auth: GatewayAuth,
  origin: string,
  throttle: Throttle,
): Promise<void> {
  if ('issuerUrl' in auth) return
  const { host, protocol } = new URL(origin)

  app.addHook('onRequest', async (request, reply) => {
    if (BROWSER_STEPS.test(request.url) && (await throttle(request, reply))) return reply
    const { headers } = request.raw
    // Answers contain absolute URLs made from these, so they come from the configuration and from nobody else.
    headers.host = host
    headers['x-forwarded-host'] = host
    headers['x-forwarded-proto'] = protocol.slice(0, -1)
    headers['x-forwarded-for'] = request.ip
    delete headers.forwarded
    return undefined
  })

  if ('upstream' in auth) {
    await app.register(httpProxy, {
      upstream: auth.upstream,
      prefix: IDENTITY_PROVIDER_PATH,
      rewritePrefix: IDENTITY_PROVIDER_PATH,
      replyOptions: {
        rewriteRequestHeaders: (_request, headers) => ({ ...headers, host }),
        onError(reply, { error }) {
          reply.send(new ProviderUnreachable('the identity provider does not answer', { cause: error }))
        },
      },
    })
    return
  }
  // The handler reads the body itself.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.all(`${IDENTITY_PROVIDER_PATH}/*`, (request, reply) => {
    // It writes its own headers, security ones included; these are what it does not set.
    for (const name of ['traceparent', 'strict-transport-security', 'permissions-policy']) {
      const value = reply.getHeader(name)
      if (value !== undefined) reply.raw.setHeader(name, value)
    }
    reply.hijack()
    auth.handler(request.raw, reply.raw)
  })
}
