import type { Delivery, Outgoing, Subscription } from './broker.ts'
import { isConnectionLoss } from './connection-loss.ts'
import { crashPoint } from './crash-points.ts'
import { log } from './log.ts'
import { pause } from './pause.ts'

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
const RETRY_MS = 200

/** One group's reader: reads in batches, handles keys side by side and each key in order, then moves its position. */
export class Consumer {
  private readonly subscription: Subscription
  private readonly log: ConsumerLog
  private readonly stopping = new AbortController()
  private woken = true
  private rouse: (() => void) | undefined
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

  /** Resolves when the messages in hand are handled; a message that keeps failing is left for the next start. */
  async stop(): Promise<void> {
    this.stopping.abort()
    this.rouse?.()
    await this.running
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      try {
        if (await this.log.own(this.subscription.group)) await this.consume()
        else await pause(STANDBY_MS, signal)
      } catch (error) {
        if (signal.aborted) return
        log.warn({ group: this.subscription.group, error: String(error) }, 'consumer interrupted, trying again')
        await pause(RETRY_MS, signal)
      }
    }
  }

  private async consume(): Promise<void> {
    const known = await this.log.position()
    const positions = new Map(this.subscription.topics.map(topic => [topic, known.get(topic) ?? 0n]))
    while (!this.stopping.signal.aborted && (await this.log.own(this.subscription.group))) {
      this.woken = false
      const batch = await this.log.read(positions, BATCH)
      if (batch.length === 0) {
        await this.untilWoken()
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
    // All of them end before one's failure counts: nothing may still be at work when this consumer says it stopped.
    const results = await Promise.allSettled(
      [...lanes.values()].map(async lane => {
        for (const delivery of lane) await this.handleOne(delivery)
      }),
    )
    for (const result of results) if (result.status === 'rejected') throw result.reason
  }

  private async handleOne(delivery: Delivery): Promise<void> {
    const { signal } = this.stopping
    for (let attempt = 1; ; attempt += 1) {
      try {
        crashPoint('consumer.before-handle')
        const outgoing = await this.subscription.handle(delivery)
        if (outgoing && outgoing.length > 0) await this.log.publish(outgoing)
        return
      } catch (error) {
        if (signal.aborted) throw error
        if (attempt >= ATTEMPTS && !isConnectionLoss(error)) return this.giveUp(delivery, error)
        log.warn({ ...this.facts(delivery), attempt, error: describe(error) }, 'message failed, trying again')
        await pause(Math.min(50 * 2 ** attempt, 5_000), signal)
        if (signal.aborted) throw error
      }
    }
  }

  private async giveUp(delivery: Delivery, error: unknown): Promise<void> {
    log.error({ ...this.facts(delivery), error: describe(error) }, 'message put aside')
    await this.log.putAside(delivery, error)
    try {
      await this.subscription.onGivenUp?.(delivery, error)
    } catch (failure) {
      if (isConnectionLoss(failure)) throw failure
      // What cannot even be given up (say, an envelope nobody can read) must not hold up all that comes after it.
      log.error({ ...this.facts(delivery), error: describe(failure) }, 'giving up a message failed')
    }
  }

  private facts({ topic, offset }: Delivery) {
    return { group: this.subscription.group, topic, offset: String(offset) }
  }

  private async untilWoken(): Promise<void> {
    if (this.woken || this.stopping.signal.aborted) return
    await new Promise<void>(resolve => {
      this.rouse = resolve
    })
    this.rouse = undefined
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
