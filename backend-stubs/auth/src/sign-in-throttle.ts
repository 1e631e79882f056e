import type pg from 'pg'

/** What is counted: one person at one address, one person anywhere, one address whoever it claims to be. */
type Scope = 'account-address' | 'account' | 'address'

/**
 * Wrong passwords that are free before waiting begins, by scope. An account's own limit is high: it slows guessing
 * from many addresses, and must not become a way to lock somebody out.
 */
const FREE: Record<Scope, number> = { 'account-address': 5, account: 50, address: 100 }

const FIRST_WAIT_SECONDS = 30
const LONGEST_WAIT_SECONDS = 900

/** Failures older than this are forgotten, in seconds. */
const MEMORY_SECONDS = 900

/** Seconds to wait after so many wrong passwords: none at first, then 30, doubling up to 15 minutes. */
export function waitAfter(scope: Scope, failures: number): number {
  const beyond = failures - FREE[scope]
  if (beyond < 0) return 0
  return Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.min(beyond, 16))
}

/** The three keys under which an attempt counts. IPv6 counts by /64, which one customer of a provider owns whole. */
export function attemptKeys(login: string, address: string): { key: string; scope: Scope }[] {
  const network = networkOf(address)
  return [
    { key: `account-address ${login} ${network}`, scope: 'account-address' },
    { key: `account ${login}`, scope: 'account' },
    { key: `address ${network}`, scope: 'address' },
  ]
}

function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (v4 !== undefined) return v4
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const groups = head.split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length
  const whole = [
    ...groups,
    ...Array<string>(Math.max(0, missing)).fill('0'),
    ...(tail ?? '').split(':').filter(Boolean),
  ]
  return `${whole.slice(0, 4).join(':')}::/64`
}

export interface Throttle {
  /** Seconds until this person at this address may try again; 0 when now. */
  wait(login: string, address: string): Promise<number>
  /** Notes a wrong password; returns the seconds to wait before the next try. */
  failed(login: string, address: string): Promise<number>
  /** Notes a right password: this person at this address starts from zero. */
  succeeded(login: string, address: string): Promise<void>
}

/** Counts in the database, so that neither a restart nor a second process gives new guesses. */
export function createThrottle(pool: pg.Pool, now: () => Date = () => new Date()): Throttle {
  return {
    async wait(login, address) {
      const keys = attemptKeys(login, address).map(({ key }) => key)
      const { rows } = await pool.query<{ until: Date | null }>(
        'select max(blocked_until) as until from sign_in_failures where key = any($1)',
        [keys],
      )
      return secondsUntil(rows[0]?.until ?? null, now())
    },
    async failed(login, address) {
      const at = now()
      const waits = attemptKeys(login, address).map(async ({ key, scope }) => {
        const { rows } = await pool.query<{ failures: number }>(
          `insert into sign_in_failures as f (key, failures, last_failure) values ($1, 1, $2)
           on conflict (key) do update set last_failure = $2,
             failures = case when f.last_failure < $2::timestamptz - make_interval(secs => $3) then 1
                             else f.failures + 1 end
           returning failures`,
          [key, at, MEMORY_SECONDS],
        )
        const wait = waitAfter(scope, rows[0]?.failures ?? 1)
        if (wait === 0) return 0
        const until = new Date(at.getTime() + wait * 1000)
        await pool.query('update sign_in_failures set blocked_until = $2 where key = $1', [key, until])
        return wait
      })
      return Math.max(...(await Promise.all(waits)))
    },
    async succeeded(login, address) {
      const own = attemptKeys(login, address)[0]?.key
      await pool.query('delete from sign_in_failures where key = $1', [own])
    },
  }
}

function secondsUntil(until: Date | null, now: Date): number {
  return until === null ? 0 : Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000))
}
