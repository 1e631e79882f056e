import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Principal } from '@torrent/policy'
import { log } from '@torrent/service-kit'

/** Says who a request comes from, by its session cookie; null when nobody is signed in. */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Principal | null>

/** Lets in who is signed in and comes from the portal's own pages, and remembers who that was. */
export class Handshake {
  private readonly authenticate: Authenticate
  private readonly allowedOrigin: string
  private readonly people = new WeakMap<IncomingMessage, Principal>()

  constructor(authenticate: Authenticate, allowedOrigin: string) {
    this.authenticate = authenticate
    this.allowedOrigin = allowedOrigin
  }

  /** The decision on a connection, in the form that socket.io asks for it. */
  decide(request: IncomingMessage, answer: (error: string | null, success: boolean) => void): void {
    this.admit(request).then(
      admitted => answer(admitted ? null : 'forbidden', admitted),
      (error: unknown) => {
        log.warn({ error: String(error) }, 'a realtime connection could not be authenticated')
        answer('unavailable', false)
      },
    )
  }

  /** Who opened the connection. */
  personOf(request: IncomingMessage): Principal | undefined {
    return this.people.get(request)
  }

  private async admit(request: IncomingMessage): Promise<boolean> {
    if (!this.comesFromPortal(request)) return false
    const principal = await this.authenticate(request.headers)
    if (!principal) return false
    this.people.set(request, principal)
    return true
  }

  /**
   * Browsers send the cookie of our origin along with any site's WebSocket, and always say which site that is. They
   * leave it out only where a page asks its own origin by GET.
   */
  private comesFromPortal({ headers }: IncomingMessage): boolean {
    if (headers.origin !== undefined) return headers.origin === this.allowedOrigin
    return headers.upgrade === undefined && (headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin'
  }
}
