import type { Delivery, Outgoing, Subscription } from './broker.ts'
import { crashPoint } from './crash-points.ts'
import { log } from './log.ts'

/** What a consumer needs of the log it reads. */
export interface ConsumerLog {
  own(group: string): Promise<boolean>
  position(): Promise<Map<string, bigint>>
  read(positions: ReadonlyMap<string, bigint>, limit: number): Promise<Delivery[]>
  commit(positions: ReadonlyMap<string, bigint>): Promise<void>
  publish(messages: readonly Outgoing[]): Promise<void>
  putAside(delivery: Delivery, error: unknown): Promise<void>
}

const BATCH = 100
const ATTEMPTS = 6
/** How long a process that is not the group's consumer waits before it asks again, in milliseconds. */
const STANDBY_MS = 1_000

/** One group's reader: reads in batches, handles keys side by side and each key in order, then moves its position. */
export class Consumer {
  private readonly subscription: Subscription
  private readonly log: ConsumerLog
  private woken = true
  private rouse: (() => void) | undefined
  private stopping = false
  private running: Promise<void> = Promise.resolve()

  constructor(subscription: Subscription, consumerLog: ConsumerLog) {
    this.subscription = subscription
    this.log = consumerLog
  }

  start(): void {
    this.running = this.run()
  }

  /** Says that a topic has grown; an empty name means that any may have. */
  wake(topic: string): void {
    if (topic !== '' && !this.subscription.topics.includes(topic)) return
    this.woken = true
    this.rouse?.()
  }

  async stop(): Promise<void> {
    this.stopping = true
    this.rouse?.()
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        if (!(await this.log.own(this.subscription.group))) {
          await this.pause(STANDBY_MS)
          continue
        }
        await this.consume()
      } catch (error) {
        if (this.stopping) return
        log.warn({ group: this.subscription.group, error: String(error) }, 'consumer interrupted, trying again')
        await this.pause(200)
      }
    }
  }

  private async consume(): Promise<void> {
    const known = await this.log.position()
    const positions = new Map(this.subscription.topics.map(topic => [topic, known.get(topic) ?? 0n]))
    while (!this.stopping && (await this.log.own(this.subscription.group))) {
      this.woken = false
      const batch = await this.log.read(positions, BATCH)
      if (batch.length === 0) {
        if (!this.woken) await this.pause()
        continue
      }
      await this.handleAll(batch)
      for (const { topic, offset } of batch) if (offset > (positions.get(topic) ?? 0n)) positions.set(topic, offset)
      crashPoint('consumer.before-offset')
      await this.log.commit(positions)
    }
  }

  private async handleAll(batch: readonly Delivery[]): Promise<void> {
    const lanes = new Map<string, Delivery[]>()
    for (const delivery of batch) {
      const lane = `${delivery.message.tenant} ${delivery.message.key}`
      const list = lanes.get(lane)
      if (list) list.push(delivery)
      else lanes.set(lane, [delivery])
    }
    await Promise.all(
      [...lanes.values()].map(async lane => {
        for (const delivery of lane) await this.handleOne(delivery)
      }),
    )
  }

  private async handleOne(delivery: Delivery): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        crashPoint('consumer.before-handle')
        const outgoing = await this.subscription.handle(delivery)
        if (outgoing && outgoing.length > 0) await this.log.publish(outgoing)
        return
      } catch (error) {
        const facts = { group: this.subscription.group, topic: delivery.topic, offset: String(delivery.offset) }
        if (this.stopping) throw error
        if (attempt >= ATTEMPTS && !isConnectionLoss(error)) {
          log.error({ ...facts, error: describe(error) }, 'message put aside')
          await this.log.putAside(delivery, error)
          await this.subscription.onGivenUp?.(delivery, error)
          return
        }
        log.warn({ ...facts, attempt, error: describe(error) }, 'message failed, trying again')
        await new Promise(resolve => setTimeout(resolve, Math.min(50 * 2 ** attempt, 5_000)))
      }
    }
  }

  private async pause(milliseconds?: number): Promise<void> {
    if (this.stopping) return
    await new Promise<void>(resolve => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds)
      this.rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.rouse = undefined
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** The database went away: the message is not at fault, so it is tried for as long as that lasts. */
function isConnectionLoss(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  // SQLSTATE classes 08 (connection exception) and 57 (operator intervention), and Node's own.
  return /^(08|57)/.test(code) || /^E(CONN|PIPE|TIMEDOUT)/.test(code) || /Connection terminated/.test(String(error))
}
