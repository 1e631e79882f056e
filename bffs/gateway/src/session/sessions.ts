import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { isPrincipal, type Principal } from '@torrent/policy'
import { decodeJwt } from 'jose'
import { LRUCache } from 'lru-cache'
import { type IdentityProvider, ProviderUnreachable, SignInEnded, type Tokens } from './identity-provider.ts'
import type { SessionRecord, SessionStore } from './session-store.ts'

/** Milliseconds from sign-in to the end of a session, whatever happens in between: a working day. */
export const SESSION_MS = 43_200_000

/** An access token is renewed when it has less than this left, so that whoever it is passed to can still use it. */
const RENEW_BEFORE_MS = 60_000

/**
 * How long a session counts as alive without asking the store, so that another gateway's sign-out is heard two
 * seconds later at most. This gateway's own is heard at once.
 */
const TRUST_MS = 2_000

/** How long one gateway may take to renew tokens before another one tries. */
const LEASE_MS = 10_000

export interface Sessions {
  /** Begins a session from tokens of the provider. Throws when a token is not what the provider signed. */
  begin(tokens: Tokens): Promise<string>
  /**
   * Who it is, with an access token that has a while to live; null when the session has ended.
   * @throws ProviderUnreachable when the token is used up and cannot be renewed at the moment
   */
  principal(handle: string): Promise<Principal | null>
  /** Ends the session; its id token tells the provider which of its sessions ends too. */
  end(handle: string): Promise<{ idToken: string } | undefined>
  /** What the provider says has ended. */
  endBy(what: { sid?: string; subject?: string }): Promise<void>
}

/** Somebody whose session has ended, perhaps one of several. */
export interface EndedSession {
  subject: string
  tenant: string
}

export interface SessionsOptions {
  now?: () => number
  /** Told at once when a session was ended, not when it runs out. */
  onEnd?: (ended: EndedSession) => void
}

/** Who is signed in, by the handle in the cookie. Tokens are renewed once however many requests ask. */
export function createSessions(
  store: SessionStore,
  provider: IdentityProvider,
  { now = () => Date.now(), onEnd = () => undefined }: SessionsOptions = {},
): Sessions {
  const trusted = new LRUCache<string, { record: SessionRecord; principal: Principal }>({ max: 5_000, ttl: TRUST_MS })
  const looking = new Map<string, Promise<Principal | null>>()
  /** Counts sign-outs: what was looked up before one must not be trusted after it. */
  let ended = 0

  async function principal(handle: string): Promise<Principal | null> {
    const known = trusted.get(handle)
    if (known !== undefined && known.record.accessExpiresAt - now() > RENEW_BEFORE_MS) return known.principal
    const running = looking.get(handle)
    if (running !== undefined) return running
    const lookup = look(handle).finally(() => looking.delete(handle))
    looking.set(handle, lookup)
    return lookup
  }

  async function look(handle: string): Promise<Principal | null> {
    const before = ended
    const stored = await store.find(handle)
    if (stored === undefined) return null
    const record = await freshened(handle, stored)
    if (record === undefined) return null
    const found = principalOf(record)
    if (found !== null && ended === before) trusted.set(handle, { record, principal: found })
    return found
  }

  async function freshened(handle: string, record: SessionRecord): Promise<SessionRecord | undefined> {
    if (record.accessExpiresAt - now() > RENEW_BEFORE_MS) return record
    if (!(await store.lease(handle, LEASE_MS))) return renewedElsewhere(handle, record)
    try {
      // Another gateway may have been done just before we got the lease; its refresh token is used up by now.
      const current = await store.find(handle)
      if (current === undefined) return undefined
      if (current.accessExpiresAt - now() > RENEW_BEFORE_MS) {
        await store.release(handle)
        return current
      }
      const renewed = await recordOf(await provider.refresh(current.refreshToken), current.expiresAt)
      return (await store.update(handle, renewed)) ? renewed : undefined
    } catch (error) {
      if (error instanceof SignInEnded) {
        await store.delete(handle)
        tellEnd(record)
        return undefined
      }
      await store.release(handle)
      if (record.accessExpiresAt > now()) return record
      throw error
    }
  }

  async function renewedElsewhere(handle: string, record: SessionRecord): Promise<SessionRecord | undefined> {
    for (let waited = 0; waited < LEASE_MS; waited += 100) {
      await delay(100)
      const current = await store.find(handle)
      if (current === undefined || current.accessExpiresAt > record.accessExpiresAt) return current
    }
    throw new ProviderUnreachable('another gateway did not finish renewing the tokens')
  }

  async function recordOf(tokens: Tokens, expiresAt: number): Promise<SessionRecord> {
    const [identity, access] = await Promise.all([
      provider.verifyIdToken(tokens.idToken),
      provider.verifyAccessToken(tokens.accessToken),
    ])
    if (identity.sub !== access.sub || identity.sub === undefined) throw new Error('the tokens are of two people')
    return {
      ...tokens,
      subject: identity.sub,
      sid: String(identity.sid),
      accessExpiresAt: (access.exp ?? 0) * 1000,
      expiresAt,
    }
  }

  function principalOf({ accessToken }: SessionRecord): Principal | null {
    // Its signature was checked when it came, and what is stored is encrypted with integrity.
    const { sub, tenant, roles, name, email } = decodeJwt(accessToken)
    const found = { subject: sub, tenant, roles, name, email, token: accessToken }
    return isPrincipal(found) ? found : null
  }

  function tellEnd(record: SessionRecord): void {
    const found = principalOf(record)
    if (found) onEnd({ subject: found.subject, tenant: found.tenant })
  }

  return {
    async begin(tokens) {
      const record = await recordOf(tokens, now() + SESSION_MS)
      const handle = randomBytes(32).toString('base64url')
      await store.create(handle, record)
      return handle
    },
    principal,
    async end(handle) {
      const record = await store.find(handle)
      await store.delete(handle)
      ended += 1
      trusted.delete(handle)
      if (record === undefined) return undefined
      tellEnd(record)
      return { idToken: record.idToken }
    },
    async endBy({ sid, subject }) {
      const bySid = sid === undefined ? [] : await store.deleteBySid(sid)
      const bySubject = subject === undefined ? [] : await store.deleteBySubject(subject)
      ended += 1
      trusted.clear()
      for (const record of [...bySid, ...bySubject]) tellEnd(record)
    },
  }
}
