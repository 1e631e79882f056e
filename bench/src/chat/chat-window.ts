import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { ConversationEvent } from '@torrent/contracts/conversation'
import { io } from 'socket.io-client'
import { type ChatPerson, NotAnswered } from './people.ts'

/** Which conversation a window has open. */
export interface Opened {
  service: 'channel' | 'chat'
  id: string
  /** The newest event when it was opened. */
  lastSeq: number
}

/** What a window has done about a bad network. */
export interface Troubles {
  connections: number
  /** Times that it asked for what it had missed. */
  caughtUp: number
  /** Times that a message was sent again. */
  resent: number
}

/** A browser window with one conversation open, without the screen: it does what the page's store does. */
export interface ChatWindow {
  /** Ids of messages in the order in which the window came to know them. */
  readonly known: readonly string[]
  readonly troubles: Readonly<Troubles>
  /** Sends a message, again and again under the same id until it is known to be stored; answers the id. */
  post(body: string): Promise<string>
  /** The connection breaks, and the answer to a message that is under way with it. */
  breakOff(): void
  /** Resolves when everything up to this event is known. */
  reaches(seq: number): Promise<void>
  close(): void
}

/** Milliseconds before something is tried again. */
const PAUSE = 150

/** Opens a window; resolves when it hears what happens. */
export async function openWindow(
  person: ChatPerson,
  { service, id: conversationId, lastSeq }: Opened,
): Promise<ChatWindow> {
  const known: string[] = []
  const troubles = { connections: 0, caughtUp: 0, resent: 0 }
  const events = new EventEmitter().setMaxListeners(0)
  const early = new Map<number, Pick<ConversationEvent, 'seq' | 'type' | 'message'>>()
  let at = lastSeq
  let closed = false
  let asking = false
  let askAgain = false

  function take(event: Pick<ConversationEvent, 'seq' | 'type' | 'message'>): void {
    if (event.seq <= at) return
    early.set(event.seq, event)
    for (let next = early.get(at + 1); next; next = early.get(at + 1)) {
      early.delete(next.seq)
      at = next.seq
      if (next.type === 'posted' && next.message) known.push(next.message.id)
    }
    events.emit('moved')
  }

  /** Asks for what was missed until nothing is missing, however often the portal is away meanwhile. */
  async function catchUp(): Promise<void> {
    askAgain = true
    if (asking) return
    asking = true
    while (askAgain && !closed) {
      askAgain = false
      troubles.caughtUp += 1
      try {
        const asked = { service, conversations: [{ conversationId, afterSeq: at }] }
        const { conversations } = await person.query<Synced>('sync', asked)
        const [answer] = conversations
        for (const event of answer?.events ?? []) take(event)
        if (answer?.more || early.size > 0) askAgain = true
      } catch (error) {
        if (!(error instanceof NotAnswered && error.mayAskAgain)) throw error
        askAgain = true
        await delay(PAUSE)
      }
    }
    asking = false
  }

  const socket = io(person.origin, {
    transports: ['websocket'],
    reconnectionDelay: 50,
    reconnectionDelayMax: 500,
    forceNew: true,
    extraHeaders: { cookie: person.cookie(), origin: person.origin },
  })
  socket.on('connect', () => {
    troubles.connections += 1
  })
  socket.on('disconnect', reason => {
    // What the server ended is not taken up again by the client itself.
    if (reason === 'io server disconnect' && !closed) socket.connect()
  })
  socket.on('following', (said: { service: string }) => {
    if (said.service !== service) return
    events.emit('following')
    void catchUp()
  })
  socket.on('conversation', (event: ConversationEvent) => {
    if (event.conversationId !== conversationId || event.seq <= at) return
    take(event)
    if (early.size > 0) void catchUp()
  })

  let lose: (() => void) | undefined
  const window: ChatWindow = {
    known,
    troubles,
    async post(body) {
      const message = { service, conversationId, id: randomUUID(), body }
      for (let attempt = 0; ; attempt += 1) {
        if (attempt > 0) troubles.resent += 1
        const lost = new Promise<'lost'>(resolve => {
          lose = () => resolve('lost')
        })
        try {
          const answer = await Promise.race([lost, person.mutate('post', message)])
          if (answer !== 'lost') return message.id
        } catch (error) {
          if (!(error instanceof NotAnswered && error.mayAskAgain)) throw error
          await delay(PAUSE)
        }
      }
    },
    breakOff() {
      const { transport } = socket.io.engine
      ;(transport as unknown as { ws?: { terminate?(): void } }).ws?.terminate?.()
      lose?.()
    },
    async reaches(seq) {
      while (at < seq) await once(events, 'moved')
    },
    close() {
      closed = true
      socket.disconnect()
    },
  }
  await once(events, 'following')
  return window
}

interface Synced {
  conversations: { events: ConversationEvent[]; more: boolean; gone: boolean }[]
}
