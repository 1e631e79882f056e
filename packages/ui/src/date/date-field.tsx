import { type KeyboardEvent, useRef, useState } from 'react'
import { IconButton } from '../basics/button.tsx'
import { classNames } from '../class-names.ts'
import fieldStyles from '../fields/field.module.css'
import { FieldFrame, type FieldProps } from '../fields/field-frame.tsx'
import { parseDate } from '../format/parse-date.ts'
import { formatDate, type PlainDate, today as todayInJapan } from '../format/plain-date.ts'
import { useUiLanguage, useWords, type Words } from '../language/ui-language.tsx'
import { AnchoredPanel } from '../overlays/anchored-panel.tsx'
import { useDismiss } from '../overlays/use-dismiss.ts'
import { Calendar } from './calendar.tsx'
import styles from './date.module.css'

interface DateWords {
  open: string
  placeholder: string
  invalid: string
  early: (limit: string) => string
  late: (limit: string) => string
}

const words: Words<DateWords> = {
  ja: {
    open: 'カレンダーを開く',
    placeholder: '年/月/日',
    invalid: '日付として読めません(例: 2026/11/22)',
    early: limit => `${limit} 以降の日付を入力してください`,
    late: limit => `${limit} 以前の日付を入力してください`,
  },
  en: {
    open: 'Open calendar',
    placeholder: 'YYYY-MM-DD',
    invalid: 'Not a date. Try 2026-11-22 or 22 Nov 2026',
    early: limit => `Must be ${limit} or later`,
    late: limit => `Must be ${limit} or earlier`,
  },
}

export interface DateFieldProps extends FieldProps {
  /** YYYY-MM-DD, '' when empty, or text that is no date, as it was typed. */
  value: PlainDate | ''
  onChange: (value: PlainDate | '') => void
  min?: PlainDate
  max?: PlainDate
  /** Base of relative input ("+7") and mark in the calendar; Japan's day by default. */
  today?: PlainDate
  disabled?: boolean
  readOnly?: boolean
}

/** A day. Typed in many ways (see parseDate) or chosen from a calendar (Alt+↓); never a time, never a zone. */
export function DateField(props: DateFieldProps) {
  const { label, description, error, required, value, onChange, min, max, today = todayInJapan(), ...native } = props
  const language = useUiLanguage()
  const text = useWords(words)
  const input = useRef<HTMLInputElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<string>()
  const [opened, setOpened] = useState(false)

  useDismiss(host, opened, () => setOpened(false))

  const read = (entered: string): string => (entered.trim() === '' ? '' : (parseDate(entered, today) ?? entered))

  const commit = () => {
    if (typed === undefined) return
    const next = read(typed)
    setTyped(undefined)
    if (next !== value) onChange(next)
  }

  const choose = (date: PlainDate) => {
    setTyped(undefined)
    setOpened(false)
    input.current?.focus()
    if (date !== value) onChange(date)
  }

  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit()
    if (event.key === 'ArrowDown' && event.altKey && !native.readOnly) {
      event.preventDefault()
      commit()
      setOpened(true)
    }
  }

  const readable = value === '' ? '' : formatDate(value, language)
  const known = value !== '' && parseDate(value, today) === value
  const problem =
    value === '' || typed !== undefined
      ? undefined
      : !known
        ? text.invalid
        : min !== undefined && value < min
          ? text.early(formatDate(min, language))
          : max !== undefined && value > max
            ? text.late(formatDate(max, language))
            : undefined

  return (
    <FieldFrame label={label} description={description} error={error ?? problem} required={required}>
      {control => (
        <div className={fieldStyles.control} ref={host}>
          <input
            {...native}
            {...control}
            ref={input}
            type="text"
            autoComplete="off"
            placeholder={text.placeholder}
            className={classNames(fieldStyles.input, styles.input)}
            value={typed ?? readable}
            onChange={event => {
              const entered = event.currentTarget.value
              setTyped(entered)
              // A date written out in full needs no further key; anything shorter waits for Enter or leaving.
              if (/^\d{4}-\d{2}-\d{2}$/.test(entered) && read(entered) !== value) onChange(read(entered))
            }}
            onFocus={event => event.currentTarget.select()}
            onBlur={commit}
            onKeyDown={keyDown}
          />
          {!native.readOnly && (
            <span className={styles.opener}>
              <IconButton
                label={text.open}
                icon="calendar"
                size="sm"
                aria-haspopup="dialog"
                aria-expanded={opened}
                aria-describedby={control.id}
                disabled={native.disabled}
                onClick={() => setOpened(!opened)}
              />
            </span>
          )}
          {opened && (
            <AnchoredPanel
              anchor={input}
              className={styles.panel}
              role="dialog"
              aria-label={text.open}
              onKeyDown={event => {
                if (event.key !== 'Escape') return
                event.preventDefault()
                event.stopPropagation()
                setOpened(false)
                input.current?.focus()
              }}
            >
              <Calendar autoFocus value={known ? value : ''} onSelect={choose} min={min} max={max} today={today} />
            </AnchoredPanel>
          )}
        </div>
      )}
    </FieldFrame>
  )
}
