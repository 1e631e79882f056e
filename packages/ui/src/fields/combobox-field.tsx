import { useState } from 'react'
import { Icon } from '../icons/icon.tsx'
import { ComboboxInput, type ComboboxInputProps } from './combobox-input.tsx'
import type { ComboboxOption } from './combobox-option.ts'
import styles from './field.module.css'
import { FieldFrame, type FieldProps } from './field-frame.tsx'

export type ComboboxFieldProps<Option extends ComboboxOption> = FieldProps &
  Pick<
    ComboboxInputProps<Option>,
    'value' | 'onChange' | 'search' | 'freeText' | 'placeholder' | 'disabled' | 'readOnly'
  >

/** A choice from a list that a server searches by code or name. */
export function ComboboxField<Option extends ComboboxOption>(props: ComboboxFieldProps<Option>) {
  const { label, description, error, required, ...input } = props
  const [problem, setProblem] = useState<string>()
  return (
    <FieldFrame label={label} description={description} error={problem ?? error} required={required}>
      {control => (
        <div className={styles.control}>
          <ComboboxInput {...input} {...control} className={styles.input} onProblem={setProblem} />
          <span className={styles.suffix}>
            <Icon name="search" size={14} />
          </span>
        </div>
      )}
    </FieldFrame>
  )
}
