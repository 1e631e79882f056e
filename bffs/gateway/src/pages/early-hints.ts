import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Names what every page needs before anything is known of this one (103 Early Hints, RFC 8297): the browser fetches it
 * while the session and the composition are looked up.
 *
 * Browsers act on them over HTTP/2 and later only, and this server speaks HTTP/1.1; so they are sent where a proxy in
 * front speaks for the browser. Anybody else gets the same `Link` header with the page itself.
 */
export function sendEarlyHints(request: FastifyRequest, reply: FastifyReply, link: string): void {
  if (request.headers['sec-fetch-mode'] !== 'navigate') return
  reply.raw.writeEarlyHints({ link })
}
