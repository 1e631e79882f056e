import type { ConversationContext } from './conversation-context.ts'
import type { Work } from './work.ts'

/** As many as one transaction takes: the first of them waits for the last. */
const MOST = 16

/**
 * Work on one conversation that may share its transaction with others. It may be done again, and must then come to the
 * same; `alone` says that it has a transaction for itself.
 */
export type SharedTask<T> = (work: Work, alone: boolean) => Promise<T>

/** Thrown by a task that must not share a transaction: it is done again in one of its own. */
export class NotShared extends Error {}

/** Runs tasks one after the other for each conversation, in the order in which they come. */
export type Together = <T>(
  place: { tenant: string; conversationId: string; traceparent: string },
  task: SharedTask<T>,
) => Promise<T>

interface Waiting {
  traceparent: string
  task: SharedTask<unknown>
  resolve(value: unknown): void
  reject(error: unknown): void
}

/**
 * What waits for the same conversation is committed together. The conversation is held until the commit is on the disk,
 * so that one message after the other would wait for a disk each; and all that waited for the lock would hold a
 * connection meanwhile, which other conversations need.
 */
export function createTogether(transaction: ConversationContext['transaction']): Together {
  /** By conversation, while there is work on it. */
  const queues = new Map<string, Waiting[]>()

  async function drain(key: string, tenant: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) await commit(tenant, queue.splice(0, MOST))
    queues.delete(key)
  }

  async function commit(tenant: string, some: readonly Waiting[]): Promise<void> {
    if (some.length > 1 && (await commitShared(tenant, some))) return
    for (const { task, traceparent, resolve, reject } of some)
      await transaction(tenant, work => task(work, true), traceparent).then(resolve, reject)
  }

  /** @returns whether it was stored; whose fault it was if not is seen when each is done alone */
  async function commitShared(tenant: string, some: readonly Waiting[]): Promise<boolean> {
    try {
      const results = await transaction(tenant, async work => {
        const done: unknown[] = []
        for (const { task, traceparent } of some) done.push(await task({ ...work, traceparent }, false))
        return done
      })
      for (const [index, { resolve }] of some.entries()) resolve(results[index])
      return true
    } catch {
      return false
    }
  }

  return ({ tenant, conversationId, traceparent }, task) =>
    new Promise((resolve, reject) => {
      const key = `${tenant} ${conversationId}`
      const waiting = { traceparent, task, resolve: resolve as Waiting['resolve'], reject }
      const queue = queues.get(key)
      if (queue) queue.push(waiting)
      else {
        const first = [waiting]
        queues.set(key, first)
        void drain(key, tenant, first)
      }
    })
}
