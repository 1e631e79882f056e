import type pg from 'pg'

const LOOK_AGAIN_MS = 1

/**
 * Waits until transactions that were read from the log are visible to others. The log has a transaction a moment before
 * the rest of the database does: what a consumer does on its message could come first, and find nothing of it (a reply
 * to a saga that is not there yet, a report on a job nobody knows).
 */
export async function untilVisible(pool: pg.Pool, xids: readonly number[]): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ snapshot: string }>('select pg_current_snapshot()::text as snapshot')
    const snapshot = rows[0]?.snapshot ?? ''
    if (!xids.some(xid => isRunning(xid, snapshot))) return
    await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

/**
 * True when a transaction counts as still running in a snapshot, `xmin:xmax:xip,xip…` in PostgreSQL's text form. The
 * log numbers transactions modulo 2³², the snapshot does not.
 */
export function isRunning(xid: number, snapshot: string): boolean {
  const [, xmax = '0', running = ''] = snapshot.split(':')
  const short = (id: string) => Number(BigInt(id) & 0xffff_ffffn)
  // The sign of the difference says which is older, as in PostgreSQL.
  if (((xid - short(xmax)) | 0) >= 0) return true
  return running.split(',').some(id => id !== '' && short(id) === xid)
}
