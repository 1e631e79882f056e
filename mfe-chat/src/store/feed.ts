import type { ConversationEvent, Service, Synced } from '../bff.ts'

/** As many as one question may be about; it travels in an address. */
const AT_ONCE = 40
/** Milliseconds before what could not be asked is asked again. */
const AGAIN = 3_000

export interface FeedDeps {
  sync(service: Service, from: { conversationId: string; afterSeq: number }[]): Promise<Pick<Synced, 'conversations'>>
  /** Called with each event of each conversation once, in order. */
  apply(event: ConversationEvent): void
  /** It may not be read any more. */
  gone(conversationId: string): void
}

/**
 * The events of conversations, each once and in order. A socket tells them, but nothing relies on it: what it left out
 * is noticed by the numbers and asked for.
 */
export interface Feed {
  /** Follows a conversation of which everything up to `seq` is known; one that is followed already stays where it is. */
  begin(service: Service, conversationId: string, seq: number): void
  /** Everything up to `seq` is known otherwise. */
  skipTo(conversationId: string, seq: number): void
  end(conversationId: string): void
  /** Up to where a conversation is known; undefined when it is not followed. */
  known(conversationId: string): number | undefined
  hear(event: ConversationEvent): void
  /** Asks what has happened since; resolves when it is known. */
  catchUp(conversationIds: readonly string[]): Promise<void>
}

interface Followed {
  service: Service
  seq: number
  /** Heard before what comes before them. */
  early: Map<number, ConversationEvent>
}

/** A feed that follows nothing yet. */
export function createFeed({ sync, apply, gone }: FeedDeps): Feed {
  const followed = new Map<string, Followed>()
  const asking = new Map<string, Promise<void>>()
  /** Wanted once more while they were asked for. */
  const again = new Set<string>()

  function take(one: Followed, event: ConversationEvent): void {
    one.seq = event.seq
    apply(event)
  }

  function drain(one: Followed): void {
    for (;;) {
      const next = one.early.get(one.seq + 1)
      if (!next) break
      take(one, next)
    }
    for (const seq of one.early.keys()) if (seq <= one.seq) one.early.delete(seq)
  }

  function takeAll(conversationId: string, events: readonly ConversationEvent[]): void {
    const one = followed.get(conversationId)
    if (!one) return
    for (const event of events) if (event.seq > one.seq) take(one, event)
    drain(one)
  }

  async function ask(service: Service, ids: readonly string[]): Promise<void> {
    let open = ids
    while (open.length > 0) {
      const from = open.flatMap(conversationId => {
        const one = followed.get(conversationId)
        return one ? [{ conversationId, afterSeq: one.seq }] : []
      })
      if (from.length === 0) return
      const { conversations } = await sync(service, from)
      for (const { conversationId, events, gone: isGone } of conversations) {
        if (isGone) {
          followed.delete(conversationId)
          gone(conversationId)
        } else takeAll(conversationId, events)
      }
      // One that has more may have got none this time: the answer was full. An answer without any event ends it.
      const isEmpty = conversations.every(({ events }) => events.length === 0)
      open = isEmpty ? [] : conversations.filter(({ more }) => more).map(each => each.conversationId)
    }
  }

  /** Asks, and once more for what was wanted on the way: the answer may have been made before. */
  async function askUntilKnown(service: Service, ids: readonly string[]): Promise<void> {
    let open = ids
    while (open.length > 0) {
      for (const id of open) again.delete(id)
      const before = new Map(open.map(id => [id, followed.get(id)?.seq]))
      try {
        await ask(service, open)
      } catch {
        // Out of reach. Coming back to a connection asks again anyway; this is for a server that hiccups.
        setTimeout(() => void catchUp(ids), AGAIN)
        return
      }
      open = open.filter(id => again.has(id) || (isBehind(id) && followed.get(id)?.seq !== before.get(id)))
    }
  }

  /** Something has been heard from beyond what is known. */
  function isBehind(id: string): boolean {
    return (followed.get(id)?.early.size ?? 0) > 0
  }

  async function catchUp(conversationIds: readonly string[]): Promise<void> {
    const running = conversationIds.flatMap(id => asking.get(id) ?? [])
    for (const id of conversationIds) if (asking.has(id)) again.add(id)
    for (const service of ['channel', 'chat'] as const) {
      const open = conversationIds.filter(id => !asking.has(id) && followed.get(id)?.service === service)
      for (let start = 0; start < open.length; start += AT_ONCE) {
        const some = open.slice(start, start + AT_ONCE)
        const work = askUntilKnown(service, some).finally(() => {
          for (const id of some) asking.delete(id)
        })
        for (const id of some) asking.set(id, work)
        running.push(work)
      }
    }
    await Promise.all(running)
  }

  return {
    begin(service, conversationId, seq) {
      if (!followed.has(conversationId)) followed.set(conversationId, { service, seq, early: new Map() })
    },
    skipTo(conversationId, seq) {
      const one = followed.get(conversationId)
      if (!one || one.seq >= seq) return
      one.seq = seq
      drain(one)
    },
    end(conversationId) {
      followed.delete(conversationId)
    },
    known: conversationId => followed.get(conversationId)?.seq,
    hear(event) {
      const one = followed.get(event.conversationId)
      if (!one || event.seq <= one.seq) return
      one.early.set(event.seq, event)
      drain(one)
      if (one.early.size > 0) void catchUp([event.conversationId])
    },
    catchUp,
  }
}
