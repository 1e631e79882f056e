import type pg from 'pg'
import { LogicalReplicationService, PgoutputPlugin } from 'pg-logical-replication'
import { type Broker, type Outgoing, topicOf } from './broker.ts'
import { crashPoint } from './crash-points.ts'
import { log } from './log.ts'
import { untilVisible } from './visibility.ts'

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

interface Entry {
  tag: string
  xid?: number
  new?: Logged
  commitEndLsn?: string | null
}

const BROKER_RETRY_MS = 200
const CONNECT_MS = 5_000

/** One connection that reads the log from its confirmed position on and publishes what it finds. */
export class LogTail {
  private readonly slot: string
  private readonly pool: pg.Pool
  private readonly broker: Broker
  private readonly service: LogicalReplicationService
  /** The transaction that is being read; undefined between transactions. */
  private open: { xid: number; messages: Outgoing[] } | undefined
  /** Transactions read and not yet published. */
  private queue: { xid: number; lsn: string; messages: readonly Outgoing[] }[] = []
  private publishing: Promise<void> | undefined
  /** Resolved when the connection has been made, or has failed. */
  private readonly connected = Promise.withResolvers<void>()
  private ended = false

  /** `pool` leads to the same database. */
  constructor(url: string, slot: string, pool: pg.Pool, broker: Broker) {
    this.slot = slot
    this.pool = pool
    this.broker = broker
    this.service = new LogicalReplicationService(
      { connectionString: url, application_name: `torrent-relay-${slot}`, connectionTimeoutMillis: CONNECT_MS },
      { acknowledge: { auto: false, timeoutSeconds: 0 } },
    )
  }

  /** Resolves after `stop`, rejects when the connection is lost; nothing of it is published any more then. */
  async read(): Promise<void> {
    const { service } = this
    // The loss of the connection rejects `subscribe` as well.
    service.on('error', error => log.debug({ slot: this.slot, error: String(error) }, 'log relay connection'))
    service.on('start', () => this.connected.resolve())
    service.on('data', (_lsn: string, entry: Entry) => this.take(entry))
    service.on('heartbeat', (lsn: string) => {
      // Nothing of ours before this position: confirming it lets the server drop its log.
      if (this.publishing === undefined && this.open === undefined) void this.confirm(lsn)
    })
    try {
      await service.subscribe(new PgoutputPlugin({ protoVersion: 1, publicationNames: ['outbox'] }), this.slot)
    } finally {
      this.ended = true
      this.connected.resolve()
      await this.publishing
      await service.destroy()
    }
  }

  /** Publishes what was read, then ends. */
  async stop(): Promise<void> {
    this.ended = true
    // A connection that is ended while it is being made never says that it ended.
    await this.connected.promise
    await this.publishing
    await this.service.destroy()
  }

  private take(entry: Entry): void {
    if (entry.tag === 'begin') this.open = { xid: entry.xid ?? 0, messages: [] }
    if (entry.tag === 'insert' && entry.new) this.open?.messages.push(toOutgoing(entry.new))
    if (entry.tag !== 'commit' || !entry.commitEndLsn || !this.open) return
    this.queue.push({ ...this.open, lsn: entry.commitEndLsn })
    this.open = undefined
    this.publishing ??= this.drain().finally(() => {
      this.publishing = undefined
    })
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      const transactions = this.queue
      this.queue = []
      crashPoint('relay.before-append')
      if (!(await this.publish(transactions))) return
      crashPoint('relay.after-append')
      const last = transactions.at(-1)
      if (last) await this.confirm(last.lsn)
    }
  }

  /** True when the broker has the messages; false when this tail has ended, and the next one will read them again. */
  private async publish(transactions: LogTail['queue']): Promise<boolean> {
    for (;;) {
      try {
        await untilVisible(
          this.pool,
          transactions.map(({ xid }) => xid),
        )
        await this.broker.publish(transactions.flatMap(({ messages }) => messages))
        return true
      } catch (error) {
        if (this.ended) return false
        log.warn({ slot: this.slot, error: String(error) }, 'outbox not published, trying again')
        await new Promise(resolve => setTimeout(resolve, BROKER_RETRY_MS))
      }
    }
  }

  private async confirm(lsn: string): Promise<void> {
    await this.service.acknowledge(before(lsn)).catch(() => undefined)
  }
}

/**
 * The position one byte before. The library confirms one byte more than it is given, and a transaction whose commit
 * record begins exactly at the confirmed position must still count as new: the server skips what lies below.
 */
export function before(lsn: string): string {
  const [high = '0', low = '0'] = lsn.split('/')
  const position = (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`) - 1n
  return `${(position >> 32n).toString(16)}/${(position & 0xffff_ffffn).toString(16)}`.toUpperCase()
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
