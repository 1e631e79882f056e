import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '../basics/button.tsx'
import { addMonths, formatDate, type PlainDate, today as todayInJapan, weekday } from '../format/plain-date.ts'
import { useUiLanguage, useWords, type Words } from '../language/ui-language.tsx'
import { dayForKey } from './calendar-keys.ts'
import styles from './date.module.css'
import { monthWeeks } from './month-grid.ts'

const words: Words<{ previous: string; next: string; today: string; weekdays: readonly string[] }> = {
  ja: { previous: '前の月', next: '次の月', today: '今日', weekdays: ['日', '月', '火', '水', '木', '金', '土'] },
  en: {
    previous: 'Previous month',
    next: 'Next month',
    today: 'Today',
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  },
}

export interface CalendarProps {
  value: PlainDate | ''
  onSelect: (date: PlainDate) => void
  min?: PlainDate
  max?: PlainDate
  /** Takes focus when it appears, as in an opened panel. */
  autoFocus?: boolean
  /** Which day is marked as today; Japan's by default. */
  today?: PlainDate
}

/**
 * One month to choose a day from, after the ARIA date picker pattern: arrows move by day and week, Home and End within
 * the week, Page Up and Down by month, with Shift by year. Weeks begin on Sunday in Japanese, on Monday in English.
 */
export function Calendar({ value, onSelect, min, max, autoFocus = false, today = todayInJapan() }: CalendarProps) {
  const language = useUiLanguage()
  const text = useWords(words)
  const firstWeekday = language === 'ja' ? 0 : 1
  const [day, setDay] = useState<PlainDate>(value || today)
  const grid = useRef<HTMLTableElement>(null)
  const weeks = monthWeeks(day, firstWeekday)
  const outside = (date: PlainDate) => (min !== undefined && date < min) || (max !== undefined && date > max)

  // Focus follows the day, but only while it is in the grid: the month buttons keep theirs.
  const follow = useRef(autoFocus)
  useEffect(() => {
    if (follow.current) grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus()
    follow.current = false
  }, [day])

  const move = (event: KeyboardEvent) => {
    const target = dayForKey(day, event, firstWeekday)
    if (!target) return
    event.preventDefault()
    follow.current = true
    setDay(target)
  }

  return (
    <div className={styles.calendar}>
      <div className={styles.head}>
        <IconButton label={text.previous} icon="chevron-left" size="sm" onClick={() => setDay(addMonths(day, -1))} />
        <div className={styles.month} aria-live="polite">
          {formatDate(day, language, 'month')}
        </div>
        <IconButton label={text.next} icon="chevron-right" size="sm" onClick={() => setDay(addMonths(day, 1))} />
      </div>
      <table className={styles.grid} ref={grid} onKeyDown={move} aria-label={formatDate(day, language, 'month')}>
        <thead>
          <tr>
            {weeks[0]?.map(date => (
              <th key={date} scope="col" data-weekday={weekday(date)}>
                {text.weekdays[weekday(date)]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(week => (
            <tr key={week[0]}>
              {week.map(date => (
                <td key={date}>
                  <button
                    type="button"
                    className={styles.day}
                    data-day={date}
                    data-weekday={weekday(date)}
                    data-other={date.slice(0, 7) !== day.slice(0, 7) || undefined}
                    aria-label={formatDate(date, language, 'long')}
                    aria-current={date === today ? 'date' : undefined}
                    aria-pressed={date === value}
                    disabled={outside(date)}
                    tabIndex={date === day ? 0 : -1}
                    onClick={() => onSelect(date)}
                  >
                    {Number(date.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="sm" variant="subtle" full disabled={outside(today)} onClick={() => onSelect(today)}>
        {text.today}
      </Button>
    </div>
  )
}
