import { type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './field.module.css'

export interface CheckboxProps {
  /** The accessible name, exactly this text. */
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  /** Some but not all of what it stands for. */
  indeterminate?: boolean
  description?: ReactNode
  error?: string
  disabled?: boolean
  /** The label is said but not shown, as in a table row. */
  hideLabel?: boolean
}

/** Yes or no. */
export function Checkbox(props: CheckboxProps) {
  const { label, checked, onChange, indeterminate = false, description, error, disabled, hideLabel } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  // The DOM knows this third state as a property only.
  useEffect(() => {
    if (input.current) input.current.indeterminate = indeterminate
  }, [indeterminate])
  const describedBy = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <div className={styles.checkboxRow}>
        <input
          ref={input}
          type="checkbox"
          id={id}
          className={styles.checkbox}
          checked={checked}
          disabled={disabled}
          aria-label={hideLabel ? label : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy || undefined}
          onChange={event => onChange(event.currentTarget.checked)}
        />
        {!hideLabel && <label htmlFor={id}>{label}</label>}
      </div>
      {description && (
        <div className={styles.description} id={`${id}-description`}>
          {description}
        </div>
      )}
      {error && (
        <div className={styles.error} id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  )
}
