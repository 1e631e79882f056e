import type { Actor, CommandEnvelope } from '@torrent/contracts/backbone'
import type { Transaction } from './database.ts'

/** Everything a command handler may touch: one tenant's rows in one transaction, who asked, and what time it is. */
export interface CommandContext {
  tenant: string
  tx: Transaction
  actor: Actor
  jobId: string
  commandId: string
  /** RFC 3339, UTC. */
  now: string
  /** YYYY-MM-DD in the tenant's time zone (Asia/Tokyo). */
  today: string
  traceparent: string
  envelope: CommandEnvelope
}

const TOKYO = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo', dateStyle: 'short' })

/** The calendar day in Japan, YYYY-MM-DD. */
export function dayInTokyo(instant: Date): string {
  return TOKYO.format(instant)
}
