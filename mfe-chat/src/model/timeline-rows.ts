import type { Message } from '../bff.ts'

/** One line of a timeline. */
export type TimelineRow =
  | { kind: 'start'; key: string }
  | { kind: 'day'; key: string; day: string }
  | { kind: 'unread'; key: string }
  | {
      kind: 'message'
      key: string
      message: Message
      first: boolean
      pending?: Waiting
      /** Of a document that is shown as it is now further below. */
      superseded?: boolean
    }

/** How a message that is on its way is doing. */
export interface Waiting {
  state: 'sending' | 'failed' | 'sent'
  /** Why it was refused. */
  error?: unknown
}

/** Minutes within which messages of one person stand together under one name. */
const TOGETHER = 5

export interface RowsInput {
  messages: readonly Message[]
  pending: readonly { message: Message; waiting: Waiting }[]
  /** The beginning of the conversation is loaded. */
  fromStart: boolean
  /** Messages of others after this sequence were unread when the conversation was opened; undefined: none. */
  unreadAfter?: number
  me: string
  /** The day of a moment (RFC 3339) in the time zone of the portal: YYYY-MM-DD. */
  dayOf: (at: string) => string
}

/** The lines of a timeline: messages, the days between them, and where the unread ones begin. */
export function timelineRows({ messages, pending, fromStart, unreadAfter, me, dayOf }: RowsInput): TimelineRow[] {
  const rows: TimelineRow[] = fromStart ? [{ kind: 'start', key: 'start' }] : []
  let before: Message | undefined
  let isDivided = unreadAfter === undefined
  const add = (message: Message, waiting?: Waiting) => {
    const day = dayOf(message.at)
    const isNewDay = before === undefined || dayOf(before.at) !== day
    if (isNewDay) rows.push({ kind: 'day', key: `day-${day}`, day })
    const startsUnread = !isDivided && message.seq > (unreadAfter ?? 0) && message.author?.id !== me && !waiting
    if (startsUnread) {
      isDivided = true
      rows.push({ kind: 'unread', key: 'unread' })
    }
    const first = isNewDay || startsUnread || before === undefined || !standTogether(before, message)
    rows.push({ kind: 'message', key: message.id, message, first, ...(waiting && { pending: waiting }) })
    before = message
  }
  const known = new Set(messages.map(({ id }) => id))
  for (const message of messages) add(message)
  for (const { message, waiting } of pending) if (!known.has(message.id)) add(message, waiting)
  return withOneCardEach(rows)
}

/** Changes of a document that come with the document itself: where it begins, and where it waits for a decision. */
export const WITH_CARD: ReadonlySet<string> = new Set(['created', 'submitted'])

/** A card shows its document as it is now: of several in a conversation all would say the same, so the newest stays. */
function withOneCardEach(rows: readonly TimelineRow[]): TimelineRow[] {
  const shown = new Set<string>()
  return rows
    .toReversed()
    .map(row => {
      const document = row.kind === 'message' ? row.message.document : undefined
      if (!document || !WITH_CARD.has(document.change)) return row
      if (shown.has(document.id)) return { ...row, superseded: true }
      shown.add(document.id)
      return row
    })
    .toReversed()
}

function standTogether(before: Message, message: Message): boolean {
  const isPlain = before.kind === 'text' && message.kind === 'text' && !before.deleted && !message.pinned
  const apart = Date.parse(message.at) - Date.parse(before.at)
  return isPlain && before.author?.id === message.author?.id && apart < TOGETHER * 60_000
}
