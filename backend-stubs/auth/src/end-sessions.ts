import { log } from '@torrent/service-kit'
import type { Provider } from 'oidc-provider'
import type pg from 'pg'

/** What the published types of oidc-provider leave out. */
interface BackchannelClient {
  backchannelLogout(accountId: string, sid: string): Promise<void>
}

/**
 * Ends everything a member is signed in to: tells the portal about each session, so that it ends there at once, then
 * forgets sessions, grants and tokens. A portal that cannot be reached loses its access at the next refresh.
 */
export async function endSessionsOf(provider: Provider, pool: pg.Pool, memberId: string): Promise<void> {
  const { rows } = await pool.query<{ payload: string }>(
    `select payload from oidc_artifacts where kind = 'Session' and account_id = $1`,
    [memberId],
  )
  const sessions = rows.map(row => JSON.parse(row.payload) as { authorizations?: Record<string, { sid?: string }> })
  const heard = sessions
    .flatMap(session => Object.entries(session.authorizations ?? {}))
    .map(async ([clientId, { sid }]) => {
      const client = await provider.Client.find(clientId)
      if (client?.backchannelLogoutUri !== undefined && sid !== undefined) {
        await (client as unknown as BackchannelClient).backchannelLogout(memberId, sid)
      }
    })
  await pool.query('delete from oidc_artifacts where account_id = $1', [memberId])
  for (const result of await Promise.allSettled(heard)) {
    if (result.status === 'rejected') log.warn({ error: String(result.reason) }, 'portal did not hear of a sign-out')
  }
}
