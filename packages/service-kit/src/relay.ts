import pg from 'pg'
import { LogicalReplicationService, PgoutputPlugin } from 'pg-logical-replication'
import type { Broker, Outgoing } from './broker.ts'
import { topicOf } from './broker.ts'
import { crashPoint } from './crash-points.ts'
import { log } from './log.ts'

/** A row of the outbox as it comes out of the log. */
interface Logged {
  id: string
  aggregatetype: string
  aggregateid: string
  type: string
  payload: unknown
  tenant: string
  version: number
  traceparent: string
}

export interface Relay {
  stop(): Promise<void>
}

/** How long a swept row stays behind for people to look at. The log, not the table, is what gets published. */
const KEEP = '10 minutes'

/**
 * Tails the transaction log of one database and publishes each committed outbox row to the broker, in commit order.
 * The log position is confirmed after the broker has the message, so a crash repeats and never loses.
 */
export async function startRelay(url: string, database: string, broker: Broker): Promise<Relay> {
  const slot = `outbox_${database}`
  const pool = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 1_000 })
  pool.on('error', () => undefined)
  await pool.query(
    `select pg_create_logical_replication_slot($1, 'pgoutput') where not exists (select from pg_replication_slots where slot_name = $1)`,
    [slot],
  )
  const relay = new LogRelay(url, slot, broker)
  const sweep = setInterval(() => {
    pool.query(`delete from outbox where written_at < now() - interval '${KEEP}'`).catch(() => undefined)
  }, 60_000)
  sweep.unref()
  relay.start()
  return {
    async stop() {
      clearInterval(sweep)
      await relay.stop()
      await pool.end()
    },
  }
}

class LogRelay {
  private readonly url: string
  private readonly slot: string
  private readonly broker: Broker
  private service: LogicalReplicationService | undefined
  private stopping = false
  private running: Promise<void> = Promise.resolve()
  /** Rows of the transaction that is being read. */
  private open: Outgoing[] = []
  /** Transactions read and not yet published. */
  private queue: { lsn: string; messages: Outgoing[] }[] = []
  private publishing: Promise<void> | undefined

  constructor(url: string, slot: string, broker: Broker) {
    this.url = url
    this.slot = slot
    this.broker = broker
  }

  start(): void {
    this.running = this.run()
  }

  async stop(): Promise<void> {
    this.stopping = true
    await this.publishing
    await this.service?.destroy()
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.tail()
      } catch (error) {
        if (!this.stopping) log.warn({ slot: this.slot, error: String(error) }, 'log relay interrupted, trying again')
      }
      if (!this.stopping) await new Promise(resolve => setTimeout(resolve, 100))
    }
  }

  private async tail(): Promise<void> {
    this.open = []
    this.queue = []
    const service = new LogicalReplicationService(
      { connectionString: this.url, application_name: `torrent-relay-${this.slot}` },
      { acknowledge: { auto: false, timeoutSeconds: 0 } },
    )
    this.service = service
    service.on('error', error => {
      if (!this.stopping) log.warn({ slot: this.slot, error: error.message }, 'log relay connection')
    })
    service.on('data', (_lsn, entry: { tag: string; new?: Logged; commitEndLsn?: string | null }) => {
      if (entry.tag === 'begin') this.open = []
      if (entry.tag === 'insert' && entry.new) this.open.push(toOutgoing(entry.new))
      if (entry.tag === 'commit') {
        this.queue.push({ lsn: entry.commitEndLsn ?? _lsn, messages: this.open })
        this.open = []
        this.publishing ??= this.drain(service)
          .catch(() => undefined)
          .finally(() => {
            this.publishing = undefined
          })
      }
    })
    service.on('heartbeat', lsn => {
      // Nothing of ours before this position: confirming it lets the server drop its log.
      if (this.publishing === undefined && this.queue.length === 0 && this.open.length === 0)
        void service.acknowledge(lsn)
    })
    const plugin = new PgoutputPlugin({ protoVersion: 1, publicationNames: ['outbox'] })
    await service.subscribe(plugin, this.slot)
  }

  private async drain(service: LogicalReplicationService): Promise<void> {
    while (this.queue.length > 0 && !service.isStop()) {
      const transactions = this.queue
      this.queue = []
      const messages = transactions.flatMap(transaction => transaction.messages)
      crashPoint('relay.before-append')
      await this.publish(messages)
      crashPoint('relay.after-append')
      const last = transactions.at(-1)
      if (last) await service.acknowledge(last.lsn)
    }
  }

  private async publish(messages: readonly Outgoing[]): Promise<void> {
    for (;;) {
      try {
        await this.broker.publish(messages)
        return
      } catch (error) {
        if (this.stopping) throw error
        log.warn({ slot: this.slot, error: String(error) }, 'broker not reached, trying again')
        await new Promise(resolve => setTimeout(resolve, 200))
      }
    }
  }
}

function toOutgoing(row: Logged): Outgoing {
  return {
    topic: topicOf(row.aggregatetype),
    message: {
      id: row.id,
      key: row.aggregateid,
      type: row.type,
      tenant: row.tenant,
      version: row.version,
      traceparent: row.traceparent,
      payload: row.payload,
    },
  }
}
