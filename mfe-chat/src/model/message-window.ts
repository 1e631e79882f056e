import type { ConversationEvent, Message, MessagePage } from '../bff.ts'

/** The part of a conversation, or of a thread in it, that is loaded. */
export interface MessageWindow {
  state: 'loading' | 'ready' | 'failed'
  /** By sequence, ascending, without a gap between the first and the last. */
  messages: readonly Message[]
  hasBefore: boolean
  /** There are newer ones that are not loaded: this is a look at the past. */
  hasAfter: boolean
  /** The event up to which all of it is known. */
  asOf: number
}

export const EMPTY_WINDOW: MessageWindow = {
  state: 'loading',
  messages: [],
  hasBefore: false,
  hasAfter: false,
  asOf: 0,
}

/** More than anybody looks at in one go; what is beyond is loaded again when somebody goes there. */
const MOST = 2_000

/** A page loaded by itself: the newest messages, or those around a place. */
export function windowOf(page: MessagePage): MessageWindow {
  return {
    state: 'ready',
    messages: page.messages,
    hasBefore: page.hasBefore,
    hasAfter: page.hasAfter,
    asOf: page.lastSeq,
  }
}

/** With the page right before what is there; the newest give way when it gets too long. */
export function withBefore(window: MessageWindow, page: MessagePage): MessageWindow {
  const known = new Set(window.messages.map(({ id }) => id))
  const messages = [...page.messages.filter(({ id }) => !known.has(id)), ...window.messages]
  const isLong = messages.length > MOST
  return {
    ...window,
    messages: isLong ? messages.slice(0, MOST) : messages,
    hasBefore: page.hasBefore,
    hasAfter: window.hasAfter || isLong,
  }
}

/** With the page right after what is there; the oldest give way when it gets too long. */
export function withAfter(window: MessageWindow, page: MessagePage): MessageWindow {
  const known = new Set(window.messages.map(({ id }) => id))
  const messages = [...window.messages, ...page.messages.filter(({ id }) => !known.has(id))]
  const isLong = messages.length > MOST
  return {
    ...window,
    messages: isLong ? messages.slice(-MOST) : messages,
    hasBefore: window.hasBefore || isLong,
    hasAfter: page.hasAfter,
    // What is newest was asked just now; what stood there before has followed its events all the time.
    asOf: Math.max(window.asOf, page.hasAfter ? 0 : page.lastSeq),
  }
}

/**
 * After an event of the conversation. Events come in order and without a gap; one that the window already includes
 * changes nothing.
 * @param rootId the thread that the window shows; empty for the conversation itself
 */
export function withEvent(window: MessageWindow, event: ConversationEvent, rootId: string): MessageWindow {
  if (window.state !== 'ready' || event.seq <= window.asOf) return window
  const moved = { ...window, asOf: event.seq }
  const changed = [event.message, event.root].filter(message => message !== undefined)
  return changed.reduce((current, message) => withMessage(current, message, rootId, event.type === 'posted'), moved)
}

function withMessage(window: MessageWindow, message: Message, rootId: string, isNew: boolean): MessageWindow {
  const at = window.messages.findIndex(({ id }) => id === message.id)
  if (at >= 0) return withChanged(window, at, message)
  const belongs = message.rootId === rootId
  const isNewest = message.seq > (window.messages.at(-1)?.seq ?? 0)
  if (!isNew || !belongs || window.hasAfter || !isNewest) return window
  const messages = [...window.messages, message]
  const isLong = messages.length > MOST
  return { ...window, messages: isLong ? messages.slice(-MOST) : messages, hasBefore: window.hasBefore || isLong }
}

function withChanged(window: MessageWindow, at: number, message: Message): MessageWindow {
  // Events are the same for everybody: what is kept for one person is not in them.
  const kept = { ...message, saved: window.messages[at]?.saved ?? false }
  return { ...window, messages: window.messages.with(at, kept) }
}

/** With one message as a call answered it: newer than the events heard so far, and told by one soon. */
export function withAnswered(window: MessageWindow, message: Message): MessageWindow {
  const at = window.messages.findIndex(({ id }) => id === message.id)
  return at < 0 ? window : { ...window, messages: window.messages.with(at, message) }
}

/** With a message marked as kept for later, or not. */
export function withSaved(window: MessageWindow, id: string, saved: boolean): MessageWindow {
  const at = window.messages.findIndex(message => message.id === id)
  const message = window.messages[at]
  return !message || message.saved === saved
    ? window
    : { ...window, messages: window.messages.with(at, { ...message, saved }) }
}
