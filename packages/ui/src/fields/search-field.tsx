import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Icon } from '../icons/icon.tsx'
import styles from './field.module.css'

export interface SearchFieldProps
  extends Omit<ComponentPropsWithRef<'input'>, 'type' | 'value' | 'defaultValue' | 'onChange' | 'children'> {
  /** Accessible name and placeholder: "Search number, customer, subject". */
  label: string
  value: string
  onChange: (value: string) => void
  /** At its end: a key that leads here, a button that empties it. */
  end?: ReactNode
}

/** A field that narrows what stands below it; the glass stands for a label. */
export function SearchField({ label, value, onChange, end, className, ...rest }: SearchFieldProps) {
  return (
    <div className={classNames(styles.control, styles.search, className)}>
      <span className={styles.adornment}>
        <Icon name="search" />
      </span>
      <input
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        {...rest}
        type="search"
        className={classNames(styles.input, styles.adorned)}
        aria-label={label}
        value={value}
        onChange={event => onChange(event.currentTarget.value)}
      />
      {end && <span className={styles.searchEnd}>{end}</span>}
    </div>
  )
}
