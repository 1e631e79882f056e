import type { ReactNode } from 'react'
import tones from '../basics/tone.module.css'
import type { Tone } from '../basics/tone.ts'
import { classNames } from '../class-names.ts'
import { formatInstant, formatRelative, type Instant } from '../format/instant.ts'
import { Icon, type IconName } from '../icons/icon.tsx'
import { useUiLanguage, useWords, type Words } from '../language/ui-language.tsx'
import { VisuallyHidden } from '../layout/stack.tsx'
import styles from './timeline.module.css'

const words: Words<{ history: string; nothing: string; from: string; to: string }> = {
  ja: { history: '履歴', nothing: '(なし)', from: '変更前', to: '変更後' },
  en: { history: 'History', nothing: '(empty)', from: 'Before', to: 'After' },
}

export interface TimelineEntry {
  id: string
  icon?: IconName
  tone?: Tone
  title: ReactNode
  /** Small, under the title: who and when. */
  meta?: ReactNode
  children?: ReactNode
}

/** Things that happened, one under the other. */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {entries.map(entry => (
        <li className={styles.event} key={entry.id}>
          <span className={classNames(styles.eventMark, tones[entry.tone ?? 'neutral'])}>
            <Icon name={entry.icon ?? 'edit'} size={13} />
          </span>
          <div className={styles.eventBody}>
            <div className={styles.eventTitle}>{entry.title}</div>
            {entry.meta && <div className={styles.eventMeta}>{entry.meta}</div>}
            {entry.children}
          </div>
        </li>
      ))}
    </ol>
  )
}

export interface HistoryEntry {
  id: string
  at: Instant
  who: string
  /** What was done: "Approved". */
  action: string
  icon?: IconName
  tone?: Tone
  /** A reason or remark, as it was written. */
  note?: string
  /** Fields with their values before and after, formatted. */
  changes?: readonly { field: string; from: string; to: string }[]
}

/** Who did what and when, from the event log, newest first as it is given. */
export function HistoryTimeline({ entries }: { entries: readonly HistoryEntry[] }) {
  const language = useUiLanguage()
  const text = useWords(words)
  return (
    <Timeline
      label={text.history}
      entries={entries.map(({ id, at, who, action, icon, tone, note, changes }) => ({
        id,
        icon,
        tone,
        title: action,
        meta: (
          <>
            {who} ·{' '}
            <time dateTime={new Date(at).toISOString()} title={formatInstant(at, language)}>
              {formatRelative(at, language)}
            </time>
          </>
        ),
        children: (
          <>
            {note && <div className={styles.eventNote}>{note}</div>}
            {changes && changes.length > 0 && (
              <dl className={styles.changes}>
                {changes.map(change => (
                  <div key={change.field}>
                    <dt>{change.field}</dt>
                    <dd>
                      <VisuallyHidden>{text.from}: </VisuallyHidden>
                      <del>{change.from || text.nothing}</del>
                      {' → '}
                      <VisuallyHidden>{text.to}: </VisuallyHidden>
                      <ins>{change.to || text.nothing}</ins>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </>
        ),
      }))}
    />
  )
}
