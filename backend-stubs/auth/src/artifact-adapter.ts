import type { Adapter, AdapterPayload } from 'oidc-provider'
import type pg from 'pg'

interface Row {
  payload: string
  consumed_at: Date | null
}

/**
 * Where the OpenID provider keeps sessions, grants, codes and tokens, so that a restart signs nobody out and several
 * processes can serve the same person.
 */
export function createArtifactAdapter(pool: pg.Pool): (kind: string) => Adapter {
  return kind => {
    async function findBy(column: 'id' | 'uid', value: string): Promise<AdapterPayload | undefined> {
      // Values come straight from cookies and forms; PostgreSQL text cannot hold U+0000, so nothing is stored under it.
      if (value === undefined || value.includes('\0')) return undefined
      const { rows } = await pool.query<Row>(
        `select payload, consumed_at from oidc_artifacts
         where kind = $1 and ${column} = $2 and (expires_at is null or expires_at > now())`,
        [kind, value],
      )
      const row = rows[0]
      if (row === undefined) return undefined
      const payload = JSON.parse(row.payload) as AdapterPayload
      return row.consumed_at === null ? payload : { ...payload, consumed: Math.floor(row.consumed_at.getTime() / 1000) }
    }

    return {
      async upsert(id, payload, expiresIn) {
        await pool.query(
          `insert into oidc_artifacts (kind, id, payload, grant_id, uid, account_id, expires_at)
           values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))
           on conflict (kind, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
             uid = excluded.uid, account_id = excluded.account_id, expires_at = excluded.expires_at`,
          [
            kind,
            id,
            JSON.stringify(payload),
            payload.grantId ?? null,
            payload.uid ?? null,
            payload.accountId ?? null,
            expiresIn ?? null,
          ],
        )
      },
      find: id => findBy('id', id),
      findByUid: uid => findBy('uid', uid),
      // The device flow is off, so no user codes exist.
      findByUserCode: async () => undefined,
      async consume(id) {
        await pool.query('update oidc_artifacts set consumed_at = now() where kind = $1 and id = $2', [kind, id])
      },
      async destroy(id) {
        await pool.query('delete from oidc_artifacts where kind = $1 and id = $2', [kind, id])
      },
      async revokeByGrantId(grantId) {
        await pool.query('delete from oidc_artifacts where grant_id = $1', [grantId])
      },
    }
  }
}

/** Deletes what has expired, and failures that no longer count. Cheap; meant to run every few minutes. */
export async function deleteExpired(pool: pg.Pool): Promise<void> {
  await pool.query(`delete from oidc_artifacts where expires_at < now() - interval '1 minute'`)
  await pool.query(`delete from sign_in_failures where last_failure < now() - interval '1 day'`)
}
