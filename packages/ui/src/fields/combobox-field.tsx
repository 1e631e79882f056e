import { useState } from 'react'
import { Icon } from '../icons/icon.tsx'
import { useWords } from '../language/ui-language.tsx'
import { ComboboxInput, type ComboboxInputProps } from './combobox-input.tsx'
import type { ComboboxOption } from './combobox-option.ts'
import styles from './field.module.css'
import { FieldFrame, type FieldProps } from './field-frame.tsx'
import { unmatchedWords } from './unmatched-words.ts'

export type ComboboxFieldProps<Option extends ComboboxOption> = FieldProps &
  Pick<
    ComboboxInputProps<Option>,
    'value' | 'onChange' | 'search' | 'freeText' | 'placeholder' | 'disabled' | 'readOnly'
  >

/** A choice from a list that a server searches by code or name. */
export function ComboboxField<Option extends ComboboxOption>(props: ComboboxFieldProps<Option>) {
  const { label, description, error, required, ...input } = props
  const say = useWords(unmatchedWords)
  const [unmatched, setUnmatched] = useState<string>()
  const problem = input.value === null && unmatched !== undefined ? say(unmatched) : undefined
  return (
    <FieldFrame label={label} description={description} error={problem ?? error} required={required}>
      {control => (
        <div className={styles.control}>
          <ComboboxInput
            {...input}
            {...control}
            className={styles.input}
            unmatched={unmatched}
            onUnmatched={setUnmatched}
          />
          <span className={styles.suffix}>
            <Icon name="search" size={14} />
          </span>
        </div>
      )}
    </FieldFrame>
  )
}
