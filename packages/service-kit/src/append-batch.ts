import type pg from 'pg'
import type { Outgoing } from './broker.ts'

interface Call {
  messages: readonly Outgoing[]
  done: () => void
  failed: (error: unknown) => void
}

/** Puts what several callers publish at the same moment into one statement: one commit instead of many. */
export class AppendBatch {
  private readonly pool: pg.Pool
  private waiting: Call[] = []
  private running = false

  constructor(pool: pg.Pool) {
    this.pool = pool
  }

  publish(messages: readonly Outgoing[]): Promise<void> {
    if (messages.length === 0) return Promise.resolve()
    return new Promise((done, failed) => {
      this.waiting.push({ messages, done, failed })
      void this.run()
    })
  }

  private async run(): Promise<void> {
    if (this.running) return
    this.running = true
    while (this.waiting.length > 0) {
      const calls = this.waiting
      this.waiting = []
      const all = calls.flatMap(call => call.messages)
      try {
        await this.pool.query('select append($1::jsonb)', [
          JSON.stringify(all.map(({ topic, message }) => ({ topic, ...message }))),
        ])
        for (const call of calls) call.done()
      } catch (error) {
        for (const call of calls) call.failed(error)
      }
    }
    this.running = false
  }
}
