import type { ComponentPropsWithRef } from 'react'
import { Icon } from '../icons/icon.tsx'
import styles from './field.module.css'
import { FieldFrame, type FieldProps } from './field-frame.tsx'

export interface SelectOption<Value extends string = string> {
  value: Value
  label: string
  disabled?: boolean
}

type Native = Omit<ComponentPropsWithRef<'select'>, 'value' | 'defaultValue' | 'onChange' | 'id' | 'required' | 'size'>

export interface SelectFieldProps<Value extends string> extends FieldProps, Native {
  value: Value | ''
  onChange: (value: Value) => void
  options: readonly SelectOption<Value>[]
  /** Words for "nothing chosen"; without it the first option is the choice. */
  placeholder?: string
}

/** A choice among a few. The browser's own select: every keyboard and screen reader knows it. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, description, error, required, value, onChange, options, placeholder, ...rest } = props
  return (
    <FieldFrame label={label} description={description} error={error} required={required}>
      {control => (
        <div className={styles.control}>
          <select
            {...rest}
            {...control}
            className={styles.input}
            value={value}
            onChange={event => {
              const chosen = options.find(option => option.value === event.currentTarget.value)
              if (chosen) onChange(chosen.value)
            }}
          >
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {options.map(option => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <span className={styles.suffix}>
            <Icon name="chevron-down" />
          </span>
        </div>
      )}
    </FieldFrame>
  )
}
