import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import type pg from 'pg'

/**
 * The ES256 keys that tokens are signed with, newest first; the first one signs. One is made at the first start.
 * They hold the private part: never log them, never hand them out.
 */
export async function loadSigningKeys(pool: pg.Pool): Promise<JWK[]> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    // Two processes starting at once must not sign with two keys of which the other knows one.
    await client.query(`select pg_advisory_xact_lock(hashtext('torrent.signing-keys'))`)
    const { rows } = await client.query<{ private_jwk: string }>(
      'select private_jwk from signing_keys order by created_at desc',
    )
    const keys = rows.map(row => JSON.parse(row.private_jwk) as JWK)
    if (keys.length === 0) {
      const made = await makeKey()
      await client.query('insert into signing_keys (kid, private_jwk) values ($1, $2)', [
        made.kid,
        JSON.stringify(made),
      ])
      keys.push(made)
    }
    await client.query('commit')
    return keys
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function makeKey(): Promise<JWK & { kid: string }> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' }
}

/** The public parts, as the JWKS endpoint shows them. */
export function publicKeys(keys: readonly JWK[]): { keys: JWK[] } {
  return { keys: keys.map(({ kty, crv, x, y, kid, alg, use }) => ({ kty, crv, x, y, kid, alg, use })) as JWK[] }
}
