import { createStore, type Store, TorrentError } from '@torrent/portal-kit'
import type { Attachment, Message, PostInput } from '../bff.ts'
import type { ChatApi } from './api.ts'

/** A message on its way. */
export interface Pending {
  input: PostInput
  /** As it will look; the files have been uploaded before. */
  attachments: readonly Attachment[]
  mentions: readonly { id: string; name: string }[]
  /** When it was written, RFC 3339. */
  at: string
  /**
   * `sent`: stored, and not yet told by the conversation. `failed`: refused, `error` says why; it waits for the person.
   */
  state: 'sending' | 'failed' | 'sent'
  error?: TorrentError
}

/** Messages that were written and are not in their conversation yet. They survive a reload. */
export interface Outbox {
  readonly messages: Store<readonly Pending[]>
  /** Sends it, after what was written before in the same conversation. */
  send(pending: Omit<Pending, 'state' | 'error'>): void
  retry(id: string): void
  discard(id: string): void
  /** It is in its conversation now. */
  arrived(id: string): void
  /** There is a connection again: what waits for its next attempt does not wait on. */
  wake(): void
}

export interface OutboxDeps {
  api: Pick<ChatApi, 'post'>
  storage: Storage
  /** The person's id: another one at the same machine does not send what this one wrote. */
  me: string
  /** Told what was stored. */
  stored(message: Message): void
}

/** Milliseconds before each further attempt while no answer comes; the last one stays. */
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000, 15_000]
const PREFIX = 'torrent.chat.outbox.'

/** The outbox of a person, with what a reload left in it. */
export function createOutbox({ api, storage, me, stored }: OutboxDeps): Outbox {
  const prefix = `${PREFIX}${me}.`
  const messages = createStore<readonly Pending[]>(readAll(storage, prefix))
  /** Conversations with a message under way: one after the other keeps the order in which they were written. */
  const busy = new Set<string>()
  const sleeping = new Set<() => void>()

  const change = (id: string, next: Partial<Pending> | undefined) => {
    const all = messages.get()
    messages.set(
      next
        ? all.map(each => (each.input.id === id ? { ...each, ...next } : each))
        : all.filter(({ input }) => input.id !== id),
    )
  }

  function keep(pending: Pending): void {
    try {
      storage.setItem(prefix + pending.input.id, JSON.stringify(pending))
    } catch {
      // Full or forbidden: it is sent all the same, and lost only by a reload before that.
    }
  }

  function forget(id: string): void {
    try {
      storage.removeItem(prefix + id)
    } catch {
      // As above.
    }
  }

  async function run(conversationId: string): Promise<void> {
    if (busy.has(conversationId)) return
    busy.add(conversationId)
    try {
      for (;;) {
        const next = messages
          .get()
          .find(({ input, state }) => input.conversationId === conversationId && state === 'sending')
        if (!next) return
        await sendOne(next)
      }
    } finally {
      busy.delete(conversationId)
    }
  }

  async function sendOne({ input }: Pending): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const message = await api.post(input)
        forget(input.id)
        change(input.id, { state: 'sent' })
        stored(message)
        return
      } catch (failure) {
        const error = failure instanceof TorrentError ? failure : new TorrentError({ code: 'internal' })
        if (!error.outcomeUnknown && error.code !== 'rate_limited') {
          change(input.id, { state: 'failed', error })
          return
        }
        await pause(PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? 0)
        if (!messages.get().some(({ input: { id }, state }) => id === input.id && state === 'sending')) return
      }
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const wake = () => {
        clearTimeout(timer)
        sleeping.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      sleeping.add(wake)
    })
  }

  for (const { input } of messages.get()) void run(input.conversationId)

  return {
    messages,
    send(written) {
      const pending: Pending = { ...written, state: 'sending' }
      keep(pending)
      messages.set([...messages.get(), pending])
      void run(pending.input.conversationId)
    },
    retry(id) {
      change(id, { state: 'sending', error: undefined })
      const pending = messages.get().find(({ input }) => input.id === id)
      if (pending) void run(pending.input.conversationId)
    },
    discard(id) {
      forget(id)
      change(id, undefined)
    },
    arrived(id) {
      if (!messages.get().some(({ input }) => input.id === id)) return
      forget(id)
      change(id, undefined)
    },
    wake() {
      for (const wake of [...sleeping]) wake()
    },
  }
}

function readAll(storage: Storage, prefix: string): Pending[] {
  try {
    return Object.keys(storage)
      .filter(key => key.startsWith(prefix))
      .flatMap(key => parse(storage.getItem(key)))
      .sort((a, b) => (a.at < b.at ? -1 : 1))
  } catch {
    return []
  }
}

function parse(kept: string | null): Pending[] {
  try {
    const value: unknown = JSON.parse(kept ?? '')
    if (typeof value !== 'object' || value === null || !('input' in value) || !('at' in value)) return []
    const pending = value as Pending
    return [{ ...pending, state: 'sending', error: undefined }]
  } catch {
    return []
  }
}
