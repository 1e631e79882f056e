import type { ReactNode } from 'react'
import { Button } from '../basics/button.tsx'
import { Icon } from '../icons/icon.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import { VisuallyHidden } from '../layout/stack.tsx'
import { SearchBox, type SearchBoxProps } from './search-box.tsx'
import { toggleRow } from './selection.ts'
import styles from './table.module.css'

const words: Words<{ clear: string; remove: (label: string) => string }> = {
  ja: { clear: '条件をクリア', remove: label => `条件「${label}」を外す` },
  en: { clear: 'Clear filters', remove: label => `Remove filter ${label}` },
}

export interface StatusFilter {
  /** Name of the group: "Status". Said, not shown. */
  label: string
  options: readonly { value: string; label: string; count?: number }[]
  /** Those chosen; none means all. */
  value: readonly string[]
  onChange: (value: string[]) => void
}

export interface FilterBarProps {
  search?: SearchBoxProps
  status?: StatusFilter
  /** Further filters that are in force, each with its removal. */
  chips?: readonly { key: string; label: string; onRemove: () => void }[]
  /** Clears search, status and chips at once; offered while anything is in force. */
  onClear?: () => void
  /** Fields of further filters, beside the search. */
  children?: ReactNode
  /** At the right end: ColumnsMenu, export. */
  tools?: ReactNode
}

/** Over a list: search, status and further filters, and what of them is in force. */
export function FilterBar({ search, status, chips = [], onClear, children, tools }: FilterBarProps) {
  const text = useWords(words)
  const inForce = Boolean(search?.value) || (status?.value.length ?? 0) > 0 || chips.length > 0
  return (
    <search className={styles.filters}>
      <div className={styles.filterRow}>
        {search && <SearchBox {...search} />}
        {children}
        {status && (
          <fieldset className={styles.statuses}>
            <legend>
              <VisuallyHidden>{status.label}</VisuallyHidden>
            </legend>
            {status.options.map(option => (
              <button
                key={option.value}
                type="button"
                className={styles.status}
                aria-pressed={status.value.includes(option.value)}
                onClick={() => status.onChange(toggleRow(status.value, option.value))}
              >
                {option.label}
                {option.count !== undefined && <span className={styles.count}>{option.count}</span>}
              </button>
            ))}
          </fieldset>
        )}
        {chips.map(chip => (
          <span className={styles.chip} key={chip.key}>
            {chip.label}
            <button
              type="button"
              className={styles.chipRemove}
              aria-label={text.remove(chip.label)}
              onClick={chip.onRemove}
            >
              <Icon name="x" size={14} />
            </button>
          </span>
        ))}
        {inForce && onClear && (
          <Button variant="subtle" size="sm" onClick={onClear}>
            {text.clear}
          </Button>
        )}
        {tools && <div className={styles.tools}>{tools}</div>}
      </div>
    </search>
  )
}
