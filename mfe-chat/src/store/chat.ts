import { createStore, type Realtime, type Store, TorrentError } from '@torrent/portal-kit'
import type { Conversation, ConversationEvent, Message, PersonalEvent, Service } from '../bff.ts'
import { afterEvent, mineOf, withMine } from '../model/conversation-change.ts'
import type { ChatApi } from './api.ts'
import { createDrafts, type Drafts } from './drafts.ts'
import { createFeed } from './feed.ts'
import { askWhileLost } from './late-news.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPeople, type People } from './people.ts'
import { createReading, type Reading } from './reading.ts'
import { createStoresByKey } from './stores-by-key.ts'
import { createWindows, type WindowPlace, type Windows } from './windows.ts'

export type LoadState = 'loading' | 'ready' | 'failed'
/** `gone`: there is no such conversation, or this person may not know of it. */
export type VisitState = LoadState | 'gone'

/** Behind by more events than this, what is loaded of a conversation is thrown away instead of being caught up. */
const TOO_FAR = 500
const SERVICES: readonly Service[] = ['channel', 'chat']

/** The chat of the page: what is known of all conversations, kept up to date. There is one. */
export interface Chat {
  readonly me: { id: string; name: string }
  readonly conversations: Store<ReadonlyMap<string, Conversation>>
  readonly loaded: Store<LoadState>
  readonly windows: Windows
  readonly outbox: Outbox
  readonly drafts: Drafts
  readonly people: People
  readonly reading: Reading
  /** Whether news are asked for, since nothing tells them: they come some seconds late. */
  readonly late: Store<boolean>
  visited(id: string): Store<VisitState>
  /** Makes a conversation known and keeps it up to date; @returns a function that ends this for one that is only looked at */
  visit(id: string): () => void
  /** Asks again for what could not be loaded. */
  retry(): void
  /** A conversation as a call answered it. */
  take(conversation: Conversation): void
  drop(id: string): void
  /** One is writing here. */
  writing(conversationId: string, rootId: string): void
}

export interface ChatDeps {
  api: ChatApi
  realtime: Realtime
  me: { id: string; name: string }
  storage: Storage
  /** Who is in a conversation or what it is called has changed, or its files: lists kept elsewhere are to be asked for. */
  changed(what: 'channel' | 'file', conversationId: string): void
}

/** Starts the chat: listens first, then loads, so that nothing is missed in between. */
export function startChat({ api, realtime, me, storage, changed }: ChatDeps): Chat {
  const conversations = createStore<ReadonlyMap<string, Conversation>>(new Map())
  const loaded = createStore<LoadState>('loading')
  const visits = createStoresByKey<VisitState>(() => 'loading')
  const visitors = new Map<string, number>()
  const personalSeq = new Map<Service, number>()
  /** Events that come while a list is on its way, by service. */
  const held = new Map<Service, (() => void)[]>()

  /** Services whose list was wanted anew while it was on its way. */
  const again = new Set<Service>()

  const known = (id: string) => conversations.get().get(id)
  const put = (conversation: Conversation) =>
    conversations.set(new Map(conversations.get()).set(conversation.id, conversation))
  const change = (id: string, next: (conversation: Conversation) => Conversation) => {
    const now = known(id)
    const then = now && next(now)
    if (then && then !== now) put(then)
  }

  const feed = createFeed({
    sync: (service, from) => api.sync(service, -1, from),
    apply: applied,
    gone: lost,
  })
  const windows = createWindows(api, ({ service, conversationId }: WindowPlace, seq) =>
    feed.begin(service, conversationId, seq),
  )
  const outbox = createOutbox({ api, storage, me: me.id, stored })
  const people = createPeople(me.id)
  const reading = createReading(api, { known, change })
  const drafts = createDrafts(storage, me.id, reading.draft)

  function applied(event: ConversationEvent): void {
    windows.apply(event)
    change(event.conversationId, conversation => afterEvent(conversation, event, me.id))
    const { message } = event
    if (['joined', 'left', 'changed'].includes(event.type)) changed('channel', event.conversationId)
    if (event.type !== 'posted' || !message) return
    if (message.attachments.length > 0) changed('file', event.conversationId)
    outbox.arrived(message.id)
    if (message.author) people.wrote(event.conversationId, message.author.id)
  }

  /** It is stored; should the connection not tell it soon, it is asked for. */
  function stored(message: Message): void {
    const { id, conversationId, seq } = message
    setTimeout(async () => {
      const at = feed.known(conversationId)
      if (at !== undefined && at < seq) await feed.catchUp([conversationId])
      outbox.arrived(id)
    }, 400)
  }

  function lost(id: string): void {
    feed.end(id)
    windows.drop(id)
    const rest = new Map(conversations.get())
    rest.delete(id)
    conversations.set(rest)
    visits(id).set('gone')
  }

  function take(conversation: Conversation): void {
    const { id, service, lastSeq } = conversation
    const now = known(id)
    feed.begin(service, id, lastSeq)
    // An answer may be overtaken by events; then only what the events do not tell is taken from it.
    put(now && now.lastSeq > lastSeq ? { ...now, mine: conversation.mine, name: conversation.name } : conversation)
    visits(id).set('ready')
  }

  async function load(service: Service): Promise<void> {
    if (held.has(service)) {
      again.add(service)
      return
    }
    held.set(service, [])
    try {
      const { conversations: mine, personalSeq: seq } = await api.conversations(service)
      const kept = [...conversations.get().values()].filter(
        each => each.service !== service || (!mineOf(each).member && visitors.has(each.id)),
      )
      conversations.set(new Map([...kept, ...mine].map(each => [each.id, each])))
      for (const each of mine) resume(each)
      await catchUpPersonal(service, seq)
      if (SERVICES.every(each => personalSeq.has(each))) loaded.set('ready')
    } catch (failure) {
      if (loaded.get() !== 'ready') loaded.set('failed')
      throw failure
    } finally {
      const waiting = held.get(service) ?? []
      held.delete(service)
      for (const go of waiting) go()
      // What was asked for on the way may not be in that answer.
      if (again.delete(service)) reload(service)
    }
  }

  /** A conversation that comes with the list: what is loaded of it is caught up, or thrown away when that is far. */
  function resume({ id, service, lastSeq }: Conversation): void {
    visits(id).set('ready')
    const at = feed.known(id)
    feed.begin(service, id, lastSeq)
    if (at === undefined || at >= lastSeq) return
    const open = windows.loaded(id)
    if (open.length > 0 && lastSeq - at <= TOO_FAR) {
      void feed.catchUp([id])
      return
    }
    feed.skipTo(id, lastSeq)
    for (const rootId of open) void windows.renew({ service, conversationId: id, rootId }).catch(() => undefined)
  }

  /** The list says all that is personal but what was kept for later; that is asked for when there was a list before. */
  async function catchUpPersonal(service: Service, seq: number): Promise<void> {
    const before = personalSeq.get(service)
    personalSeq.set(service, seq)
    if (before === undefined || before >= seq) return
    const { personal } = await api.sync(service, before, [])
    for (const event of personal) if (event.type === 'saved') personally(event)
  }

  function hearPersonal(event: PersonalEvent): void {
    const service = event.service as Service
    const at = personalSeq.get(service)
    if (at === undefined || event.seq <= at) return
    if (event.seq > at + 1) reload(service)
    else {
      personalSeq.set(service, event.seq)
      personally(event)
    }
  }

  function personally(event: PersonalEvent): void {
    const { conversationId: id, type } = event
    if (type === 'added') void api.conversation(id).then(take, () => undefined)
    // Watching ended with the membership; what may be looked at all the same is watched anew.
    if (type === 'removed') void look(id)
    if (type === 'read') reading.heard(id, event.readSeq)
    if (type === 'draft') change(id, conversation => withMine(conversation, { draft: event.draft }))
    if (type === 'level') change(id, conversation => withMine(conversation, { level: event.level }))
    if (type === 'favourite') change(id, conversation => withMine(conversation, { favourite: event.on }))
    if (type === 'saved') windows.saved(id, event.messageId, event.on)
  }

  /** What the connection would have told; rejects when it cannot be asked. */
  async function ask(): Promise<void> {
    await Promise.all(SERVICES.map(askPersonal))
    await feed.catchUp([...conversations.get().keys()])
  }

  async function askPersonal(service: Service): Promise<void> {
    const after = personalSeq.get(service)
    if (after === undefined) return load(service)
    const { personal, personalSeq: seq } = await api.sync(service, after, [])
    // By now it may have been heard, or come with a list.
    if (held.has(service) || personalSeq.get(service) !== after) return
    personalSeq.set(service, seq)
    for (const event of personal) personally(event)
  }

  function reload(service: Service): void {
    void load(service).catch(() => undefined)
  }

  const later = (service: Service, go: () => void) => {
    const waiting = held.get(service)
    if (waiting) waiting.push(go)
    else go()
  }

  /** Looks at what one is no member of: the connection tells its events from now on. */
  async function look(id: string): Promise<void> {
    try {
      const conversation = await api.conversation(id)
      take(conversation)
      if (mineOf(conversation).member) return
      await realtime.request('watch', { service: conversation.service, conversationId: id })
      await feed.catchUp([id])
    } catch (failure) {
      if (isGone(failure)) lost(id)
      else if (!known(id)) visits(id).set('failed')
    }
  }

  realtime.on('conversation', event => later(event.service as Service, () => feed.hear(event)))
  realtime.on('personal', event => later(event.service as Service, () => hearPersonal(event)))
  realtime.on('typing', people.heardTyping)
  realtime.on('presence', people.heardPresence)
  realtime.on('following', ({ service }) => reload(service))
  realtime.on('connected', () => {
    outbox.wake()
    for (const id of visitors.keys()) {
      const conversation = known(id)
      if (!conversation || !mineOf(conversation).member) void look(id)
    }
  })
  SERVICES.forEach(reload)
  const late = askWhileLost({ connection: realtime.connection, ask })

  let saidAt = 0
  return {
    me,
    conversations,
    loaded,
    windows,
    outbox,
    drafts,
    people,
    reading,
    late,
    visited: visits,
    visit(id) {
      visitors.set(id, (visitors.get(id) ?? 0) + 1)
      const now = known(id)
      // Known from an earlier visit, which ended with its events.
      if (!now || !mineOf(now).member) void look(id)
      return () => {
        const left = (visitors.get(id) ?? 1) - 1
        if (left > 0) visitors.set(id, left)
        else visitors.delete(id)
        const conversation = known(id)
        if (left === 0 && conversation && !mineOf(conversation).member)
          void realtime.request('unwatch', { conversationId: id })
      }
    },
    retry() {
      if (loaded.get() === 'failed') loaded.set('loading')
      SERVICES.forEach(reload)
      for (const id of visitors.keys()) if (!known(id)) void look(id)
    },
    take,
    drop: lost,
    writing(conversationId, rootId) {
      if (Date.now() - saidAt < 3_000) return
      saidAt = Date.now()
      void realtime.request('typing', rootId === '' ? { conversationId } : { conversationId, rootId })
    },
  }
}

function isGone(failure: unknown): boolean {
  return failure instanceof TorrentError && ['not_found', 'forbidden'].includes(failure.code)
}
