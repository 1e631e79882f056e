import { useVirtualizer } from '@tanstack/react-virtual'
import { useLanguage } from '@torrent/portal-kit'
import { Button, Icon } from '@torrent/ui'
import { formatDate } from '@torrent/ui/format'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Message } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import type { TimelineRow } from '../../model/timeline-rows.ts'
import { type MessageHandlers, MessageItem } from '../message/MessageItem.tsx'
import styles from './timeline.module.css'
import { useOneStop } from './use-one-stop.ts'

export interface TimelineProps {
  rows: readonly TimelineRow[]
  handlers: MessageHandlers
  /** Accessible name of the list. */
  label: string
  /** Shown where nothing comes before. */
  start?: ReactNode
  /** A message to open at and to point out. */
  target?: string
  /** There are newer messages that are not loaded. */
  past: boolean
  compact?: boolean
  /** Few messages stand at the top, as an answer stands below its question; otherwise at the bottom. */
  fromTop?: boolean
  readOnly?: boolean
  /** This person owns the conversation. */
  isOwner?: boolean
  /** The message that is being edited, and what it is edited in. */
  editing?: { id: string; editor: ReactNode }
  onReachStart: () => void
  onReachEnd: () => void
  /** Goes to the newest messages where they are not loaded. */
  onNewest: () => void
  /** The end is in sight, or no longer. */
  onAtEnd: (atEnd: boolean) => void
  /** Escape and the arrow beyond the last message. */
  onLeave: () => void
}

/** Rows from the edge at which the next page is asked for: it is there before anybody arrives. */
const AHEAD = 12
/** Milliseconds after which the rows of a place have been measured, and somebody may want to go elsewhere. */
const MEASURED_AFTER = [50, 120]
const ARRIVING = 200

/** The messages of a conversation. Only what is in sight is drawn; the place stays while others come before or after. */
export function Timeline(props: TimelineProps) {
  const { rows, target, past, label, fromTop, onReachStart, onReachEnd, onNewest, onAtEnd, onLeave } = props
  const t = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const focusAt = useRef<string>(undefined)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback((index: number) => heightOf(rows[index]), [rows]),
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    anchorTo: 'end',
    followOnAppend: !past,
    scrollEndThreshold: 40,
    overscan: 6,
    paddingEnd: 12,
    scrollPaddingEnd: 12,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0

  // Opens at the end, at what was unread, or at the message that the address names. Rows are measured on the way there,
  // so it is gone to more than once; pages that came in between would move the goal, and wait.
  const opened = useRef<string>(undefined)
  const [arrived, setArrived] = useState<string>()
  const newestRows = useRef(rows)
  const place = target ?? 'newest'
  const isReady = target === undefined ? rows.length > 0 : rows.some(({ key }) => key === target)
  useLayoutEffect(() => {
    newestRows.current = rows
  })
  useLayoutEffect(() => {
    if (!isReady) return undefined
    const isFirst = opened.current === undefined
    opened.current = place
    const go = () => {
      const now = newestRows.current
      const index = now.findIndex(({ key, kind }) => (target ? key === target : kind === 'unread'))
      if (index >= 0) virtual.scrollToIndex(index, { align: target ? 'center' : 'start' })
      else virtual.scrollToEnd()
    }
    // Without a target one stays where one was, but for the beginning.
    const timers = (target !== undefined || isFirst ? MEASURED_AFTER : []).map(ms => setTimeout(go, ms))
    if (timers.length > 0) go()
    timers.push(setTimeout(() => setArrived(place), ARRIVING))
    return () => timers.forEach(clearTimeout)
  }, [isReady, place, target, virtual])

  useEffect(() => {
    if (arrived !== place || rows.length === 0) return
    if (first < AHEAD) onReachStart()
    if (last > rows.length - AHEAD) onReachEnd()
  }, [first, last, rows.length, arrived, place, onReachStart, onReachEnd])

  const seesEnd = atEnd && !past
  useEffect(() => onAtEnd(seesEnd), [seesEnd, onAtEnd])

  // One's own message is always shown.
  const newest = rows.at(-1)
  const sending = newest?.kind === 'message' && newest.pending?.state === 'sending' ? newest.key : undefined
  useEffect(() => {
    if (sending !== undefined) virtual.scrollToIndex(rows.length - 1, { align: 'end' })
  }, [sending, virtual, rows.length])

  // What stands below may grow, as a text that is being written does, and so may what is shown, as a card does that comes
  // later than its message: the end stays in sight.
  const isAtEnd = useRef(true)
  const height = useRef<number>(undefined)
  const isThere = arrived === place
  useEffect(() => {
    const element = scroller.current
    // Where newer messages are not loaded yet the end is none: following it would run through all of them.
    if (!element || !isThere || past) return undefined
    isAtEnd.current = isNearEnd(element)
    const resized = new ResizeObserver(() => {
      height.current = element.clientHeight
      if (isAtEnd.current) element.scrollTop = element.scrollHeight
    })
    for (const each of [element, ...element.children]) resized.observe(each)
    return () => {
      height.current = undefined
      resized.disconnect()
    }
  }, [isThere, past])

  useEffect(() => {
    const wanted = focusAt.current
    if (wanted === undefined) return
    const element = scroller.current?.querySelector<HTMLElement>(`[data-message="${wanted}"]`)
    if (!element) return
    focusAt.current = undefined
    element.focus({ preventScroll: true })
  })

  const stop = useOneStop(scroller)
  function keyDown(event: KeyboardEvent<HTMLElement>): void {
    stop.onTab(event)
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-message]')
    if (!from || event.target !== from) return
    if (event.key === 'Escape') {
      onLeave()
      return
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const at = rows.findIndex(({ key }) => key === from.dataset.message)
    const next =
      event.key === 'Home'
        ? nextMessage(rows, -1, 1)
        : event.key === 'End'
          ? nextMessage(rows, rows.length, -1)
          : step && nextMessage(rows, at, step)
    if (event.key === 'ArrowDown' && next === undefined) onLeave()
    if (next === undefined || next === 0) return
    event.preventDefault()
    const key = rows[next]?.key
    const element = scroller.current?.querySelector<HTMLElement>(`[data-message="${key}"]`)
    // One that is not drawn yet takes the focus when it is; whoever has gone on meanwhile is not called back.
    focusAt.current = element ? undefined : key
    virtual.scrollToIndex(next, { align: 'auto' })
    element?.focus({ preventScroll: true })
  }

  return (
    <div className={styles.frame}>
      <span className="torrent-visually-hidden" {...stop.before} />
      {/* The keys move between the messages inside. */}
      <div
        ref={scroller}
        className={styles.scroller}
        data-from-top={fromTop || undefined}
        role="log"
        aria-live="off"
        aria-label={label}
        onKeyDown={keyDown}
        onScroll={event => {
          // What moved because there is more or less room was not moved by the person.
          if (height.current !== undefined && event.currentTarget.clientHeight !== height.current) return
          isAtEnd.current = isNearEnd(event.currentTarget)
          setAtEnd(isAtEnd.current)
        }}
      >
        <div className={styles.canvas} style={{ height: virtual.getTotalSize() }}>
          <div className={styles.rows} style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
            {items.map(item => {
              const row = rows[item.index]
              return row ? (
                <div key={item.key} data-index={item.index} ref={virtual.measureElement}>
                  <Row {...props} row={row} />
                </div>
              ) : null
            })}
          </div>
        </div>
      </div>
      <span className="torrent-visually-hidden" {...stop.after} />
      {(!atEnd || past) && rows.length > 0 && (
        <div className={styles.newest}>
          <Button
            size="sm"
            icon="arrow-down"
            onClick={() => (past ? onNewest() : virtual.scrollToIndex(rows.length - 1, { align: 'end' }))}
          >
            {t('timeline.newest')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Row(props: TimelineProps & { row: TimelineRow }) {
  const { row, start, handlers, compact, isOwner, readOnly, target, editing } = props
  const t = useText()
  const language = useLanguage()
  if (row.kind === 'start') return <div className={styles.start}>{start}</div>
  if (row.kind === 'unread') {
    return (
      <div className={styles.unread}>
        <span>{t('timeline.unread')}</span>
      </div>
    )
  }
  if (row.kind === 'day') {
    return (
      <div className={styles.day}>
        <span>
          <Icon name="calendar" size={12} />
          {formatDate(row.day, language, 'weekday')}
        </span>
      </div>
    )
  }
  return (
    <MessageItem
      message={row.message}
      first={row.first}
      pending={row.pending}
      superseded={row.superseded}
      handlers={handlers}
      compact={compact}
      isOwner={isOwner}
      readOnly={readOnly}
      target={target === row.key}
      editor={editing?.id === row.key ? editing.editor : undefined}
    />
  )
}

/** Within three lines of the end. */
function isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < 60
}

/** The next message in a direction, days and lines left out. */
function nextMessage(rows: readonly TimelineRow[], from: number, step: number): number | undefined {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) if (rows[at]?.kind === 'message') return at
  return undefined
}

/** A first guess of a row's height in CSS pixels; it is measured when it is drawn. */
function heightOf(row: TimelineRow | undefined): number {
  if (row?.kind !== 'message') return 36
  return (row.first ? 29 : 5) + contentHeight(row.message)
}

function contentHeight(message: Message): number {
  if (message.kind === 'document') return 96
  const lines = message.body.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 70), 0)
  const files = message.attachments.length > 0 ? 120 : 0
  return lines * 21 + files + (message.reactions.length > 0 ? 28 : 0) + (message.replyCount > 0 ? 32 : 0)
}
