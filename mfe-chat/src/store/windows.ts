import { createStore, type Store } from '@torrent/portal-kit'
import type { ConversationEvent, Message, Service } from '../bff.ts'
import {
  EMPTY_WINDOW,
  type MessageWindow,
  windowOf,
  withAfter,
  withAnswered,
  withBefore,
  withEvent,
  withSaved,
} from '../model/message-window.ts'
import type { ChatApi, PageAsked } from './api.ts'

/** Where a window stands: a conversation, or a thread in it. */
export interface WindowPlace {
  service: Service
  conversationId: string
  /** Empty: the conversation itself. */
  rootId: string
}

/** What a window is opened at; the newest messages without one. */
export type Around = { id: string } | { time: string }

/** The messages that are loaded, and how they change. */
export interface Windows {
  of(conversationId: string, rootId?: string): Store<MessageWindow>
  /** A message that is shown by itself, such as the first of a thread; kept up to date. */
  single(id: string): Store<Message | undefined>
  /** Loads it where it has not been loaded; with `around` when that is not in it. */
  open(place: WindowPlace, around?: Around): Promise<void>
  /** Loads the newest, whatever is there. */
  renew(place: WindowPlace): Promise<void>
  before(place: WindowPlace): Promise<void>
  after(place: WindowPlace): Promise<void>
  openSingle(service: Service, conversationId: string, id: string): Promise<void>
  apply(event: ConversationEvent): void
  /** A message as a call answered it. */
  answered(message: Message): void
  saved(conversationId: string, id: string, on: boolean): void
  /** The threads of a conversation that are loaded, and the conversation itself (`''`). */
  loaded(conversationId: string): string[]
  drop(conversationId: string): void
}

/** Messages of a further page: more than of the first, which somebody waits for. */
const FURTHER = 100

interface Loaded {
  store: Store<MessageWindow>
  place: Pick<WindowPlace, 'conversationId' | 'rootId'>
  /** Heard while a page was on its way, which may have been read before they happened. */
  meanwhile: Set<ConversationEvent[]>
  /** A page at the edge is on its way. */
  extending: boolean
  /** Counts what was opened: an answer for what has been left is thrown away. */
  turn: number
}

/** @param known told after each load up to which event the conversation is known now */
export function createWindows(api: ChatApi, known: (place: WindowPlace, seq: number) => void): Windows {
  const windows = new Map<string, Loaded>()
  const singles = new Map<string, Store<Message | undefined>>()

  function at({ conversationId, rootId }: Pick<WindowPlace, 'conversationId' | 'rootId'>): Loaded {
    const key = `${conversationId}/${rootId}`
    const place = { conversationId, rootId }
    const found = windows.get(key) ?? {
      store: createStore(EMPTY_WINDOW),
      place,
      meanwhile: new Set(),
      extending: false,
      turn: 0,
    }
    windows.set(key, found)
    return found
  }

  /** Asks for a page and hands over what happened until it came. */
  async function page(loaded: Loaded, asked: PageAsked) {
    const heard: ConversationEvent[] = []
    loaded.meanwhile.add(heard)
    try {
      return { page: await api.messages(asked), heard }
    } finally {
      loaded.meanwhile.delete(heard)
    }
  }

  async function load(place: WindowPlace, around?: Around): Promise<void> {
    const loaded = at(place)
    loaded.turn += 1
    const { turn } = loaded
    const { store } = loaded
    if (store.get().state === 'failed') store.set(EMPTY_WINDOW)
    const spot = around && ('id' in around ? { aroundId: around.id } : { aroundTime: around.time })
    try {
      const answer = await page(loaded, { ...place, ...spot })
      if (turn !== loaded.turn) return
      store.set(answer.heard.reduce((window, event) => withEvent(window, event, place.rootId), windowOf(answer.page)))
      known(place, answer.page.lastSeq)
    } catch (failure) {
      if (turn === loaded.turn && store.get().state !== 'ready') store.set({ ...EMPTY_WINDOW, state: 'failed' })
      throw failure
    }
  }

  async function extend(place: WindowPlace, side: 'before' | 'after'): Promise<void> {
    const loaded = at(place)
    const { store } = loaded
    const now = store.get()
    const edge = side === 'before' ? now.messages[0] : now.messages.at(-1)
    const isMore = side === 'before' ? now.hasBefore : now.hasAfter
    if (now.state !== 'ready' || loaded.extending || !isMore || !edge) return
    loaded.extending = true
    const { turn } = loaded
    try {
      const asked = side === 'before' ? { beforeSeq: edge.seq, limit: FURTHER } : { afterSeq: edge.seq, limit: FURTHER }
      const answer = await page(loaded, { ...place, ...asked })
      if (turn !== loaded.turn) return
      const grown = side === 'before' ? withBefore(store.get(), answer.page) : withAfter(store.get(), answer.page)
      // What was heard on the way may be of messages that only came with this page.
      const replayed = { ...grown, asOf: Math.min(grown.asOf, answer.page.lastSeq) }
      store.set(answer.heard.reduce((window, event) => withEvent(window, event, place.rootId), replayed))
    } finally {
      loaded.extending = false
    }
  }

  const each = (conversationId: string, change: (window: MessageWindow, rootId: string) => MessageWindow) => {
    for (const { store, place } of windows.values()) {
      if (place.conversationId === conversationId) store.set(change(store.get(), place.rootId))
    }
  }

  return {
    of: (conversationId, rootId = '') => at({ conversationId, rootId }).store,
    single(id) {
      const store = singles.get(id) ?? createStore<Message | undefined>(undefined)
      singles.set(id, store)
      return store
    },
    async open(place, around) {
      const { state, messages } = at(place).store.get()
      const isThere = around === undefined || ('id' in around && messages.some(({ id }) => id === around.id))
      if (state !== 'ready' || !isThere) await load(place, around)
    },
    renew: place => load(place),
    before: place => extend(place, 'before'),
    after: place => extend(place, 'after'),
    async openSingle(service, conversationId, id) {
      const store = this.single(id)
      const near = at({ conversationId, rootId: '' })
        .store.get()
        .messages.find(message => message.id === id)
      store.set(store.get() ?? near)
      if (!near) store.set(await api.message(service, conversationId, id))
    },
    apply(event) {
      for (const { meanwhile, place } of windows.values()) {
        if (place.conversationId === event.conversationId) for (const heard of meanwhile) heard.push(event)
      }
      each(event.conversationId, (window, rootId) => withEvent(window, event, rootId))
      for (const message of [event.message, event.root]) {
        const store = message && singles.get(message.id)
        if (message && store?.get()) store.set({ ...message, saved: store.get()?.saved ?? false })
      }
    },
    answered(message) {
      each(message.conversationId, window => withAnswered(window, message))
      const store = singles.get(message.id)
      if (store?.get()) store.set(message)
    },
    saved(conversationId, id, on) {
      each(conversationId, window => withSaved(window, id, on))
    },
    loaded: conversationId =>
      [...windows.values()]
        .filter(({ place, store }) => place.conversationId === conversationId && store.get().state === 'ready')
        .map(({ place }) => place.rootId),
    drop(conversationId) {
      for (const [key, loaded] of windows) {
        if (loaded.place.conversationId !== conversationId) continue
        loaded.turn += 1
        loaded.store.set(EMPTY_WINDOW)
        windows.delete(key)
      }
    },
  }
}
