import pg from 'pg'
import { log } from './log.ts'

const RECONNECT_MS = 200

/** One connection that hears of new messages and holds the locks of the groups this process consumes for. */
export class WakeUp {
  private readonly url: string
  private readonly onTopic: (topic: string) => void
  private readonly owned = new Set<string>()
  private client: pg.Client | undefined
  private reconnecting: Promise<void> = Promise.resolve()
  private asking: Promise<unknown> = Promise.resolve()
  private stopped = false

  /** `onTopic` is called with the name of a topic that has grown; empty when any may have. */
  constructor(url: string, onTopic: (topic: string) => void) {
    this.url = url
    this.onTopic = onTopic
  }

  start(): Promise<void> {
    return this.connect()
  }

  /** True while this process, and no other, consumes for the group. */
  async own(group: string): Promise<boolean> {
    if (this.owned.has(group)) return true
    // One question at a time: it is one connection.
    const answer = this.asking.then(() => this.ask(group))
    this.asking = answer.catch(() => undefined)
    return answer
  }

  private async ask(group: string): Promise<boolean> {
    const { client } = this
    if (!client) return false
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
      [group],
    )
    // The lock is the connection's: if that was lost meanwhile, so is the lock.
    const mine = rows[0]?.mine === true && client === this.client
    if (mine) this.owned.add(group)
    return mine
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.reconnecting
    await this.client?.end()
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'torrent-broker-wake',
      keepAlive: true,
    })
    client.on('notification', ({ payload }) => this.onTopic(payload ?? ''))
    client.on('error', error => {
      if (!this.stopped) log.warn({ error: error.message }, 'broker connection lost')
    })
    try {
      await client.connect()
      await client.query('listen appended')
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    client.once('end', () => {
      if (this.client !== client) return
      this.client = undefined
      this.owned.clear()
      this.reconnecting = this.reconnect()
    })
    this.client = client
  }

  private async reconnect(): Promise<void> {
    while (!this.stopped && this.client === undefined) {
      await this.connect().catch(() => new Promise(resolve => setTimeout(resolve, RECONNECT_MS)))
    }
    // What was appended while nobody listened.
    if (!this.stopped) this.onTopic('')
  }
}
