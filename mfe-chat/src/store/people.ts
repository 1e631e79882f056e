import { createStore, type RealtimeSaid, type Store } from '@torrent/portal-kit'
import { createStoresByKey } from './stores-by-key.ts'

type Presences = RealtimeSaid['presence']['members']
export type PresenceState = Presences[string]

/** Somebody who is writing at the moment. */
export interface Writer {
  memberId: string
  name: string
  /** The thread that it is in; empty outside of threads. */
  rootId: string
}

/** Who is here and who is writing. */
export interface People {
  readonly presence: Store<Presences>
  typing(conversationId: string): Store<readonly Writer[]>
  heardPresence(said: RealtimeSaid['presence']): void
  heardTyping(said: RealtimeSaid['typing']): void
  /** What somebody wrote has arrived: they are no longer writing it. */
  wrote(conversationId: string, memberId: string): void
}

/** Milliseconds after which somebody who says nothing more has stopped writing; it is said every few seconds. */
const STILL_WRITING = 6_000

/** @param me member id of the person who looks: their own writing is not shown to them */
export function createPeople(me: string): People {
  const presence = createStore<Presences>({})
  const typing = createStoresByKey<readonly Writer[]>(() => [])
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  function stop(conversationId: string, memberId: string): void {
    const writers = typing(conversationId)
    if (writers.get().some(writer => writer.memberId === memberId)) {
      writers.set(writers.get().filter(writer => writer.memberId !== memberId))
    }
  }

  return {
    presence,
    typing,
    heardPresence({ all, members }) {
      presence.set(all ? members : { ...presence.get(), ...members })
    },
    heardTyping({ conversationId, memberId, name, rootId = '' }) {
      if (memberId === me) return
      const key = `${conversationId}/${memberId}`
      clearTimeout(timers.get(key))
      timers.set(
        key,
        setTimeout(() => stop(conversationId, memberId), STILL_WRITING),
      )
      const writers = typing(conversationId)
      const others = writers.get().filter(writer => writer.memberId !== memberId)
      writers.set([...others, { memberId, name, rootId }])
    },
    wrote: stop,
  }
}
