import pg from 'pg'
import type { Broker } from './broker.ts'
import { log } from './log.ts'
import { LogTail } from './log-tail.ts'
import { pause } from './pause.ts'
import { ensureSlot } from './replication-slot.ts'

export interface Relay {
  stop(): Promise<void>
}

/** How long a swept row stays behind for people to look at. The log, not the table, is what gets published. */
const KEEP = '10 minutes'
/** Another process reads the same log: this one stands by, and asks again after so many milliseconds. */
const STANDBY_MS = 1_000
const RETRY_MS = 100

/**
 * Tails the transaction log of one database and publishes each committed outbox row to the broker, in commit order and
 * never before the rest of its transaction can be seen. The log position is confirmed after the broker has the message,
 * so a crash repeats and never loses.
 */
export async function startRelay(url: string, broker: Broker): Promise<Relay> {
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'torrent-relay' })
  pool.on('error', () => undefined)
  const slot = await ensureSlot(pool)
  const sweep = setInterval(() => {
    pool.query(`delete from outbox where written_at < now() - interval '${KEEP}'`).catch(() => undefined)
  }, 60_000)
  sweep.unref()
  const relay = new LogRelay(url, slot, pool, broker)
  relay.start()
  return {
    async stop() {
      clearInterval(sweep)
      await relay.stop()
      await pool.end()
    },
  }
}

/** One connection after another, for as long as it takes. */
class LogRelay {
  private readonly url: string
  private readonly slot: string
  private readonly pool: pg.Pool
  private readonly broker: Broker
  private readonly stopping = new AbortController()
  private tail: LogTail | undefined
  private running: Promise<void> = Promise.resolve()

  constructor(url: string, slot: string, pool: pg.Pool, broker: Broker) {
    this.url = url
    this.slot = slot
    this.pool = pool
    this.broker = broker
  }

  start(): void {
    this.running = this.run()
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.tail?.stop()
    await this.running
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      let wait = RETRY_MS
      this.tail = new LogTail(this.url, this.slot, this.pool, this.broker)
      try {
        await this.tail.read()
      } catch (error) {
        const inUse = (error as { code?: string }).code === '55006'
        if (inUse) wait = STANDBY_MS
        else if (!signal.aborted) {
          log.warn({ slot: this.slot, error: String(error) }, 'log relay interrupted, trying again')
        }
      }
      if (!signal.aborted) await pause(wait, signal)
    }
  }
}
