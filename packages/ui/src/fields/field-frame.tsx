import { type ReactNode, useId } from 'react'
import { Icon } from '../icons/icon.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import styles from './field.module.css'

const words: Words<{ required: string }> = { ja: { required: '必須' }, en: { required: 'Required' } }

/** What every field takes. */
export interface FieldProps {
  /** The accessible name, exactly this text. */
  label: string
  /** Help under the control. */
  description?: ReactNode
  /** What is wrong and how to mend it; marks the field as invalid. */
  error?: string
  required?: boolean
}

/** What the frame hands to the control inside it. */
export interface ControlProps {
  id: string
  'aria-invalid': true | undefined
  'aria-required': true | undefined
  'aria-describedby': string | undefined
}

/**
 * Label, description and error around one control. The mark of a required field stands outside the `<label>`, so that
 * the accessible name is the label and nothing else.
 */
export function FieldFrame({
  label,
  description,
  error,
  required,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const text = useWords(words)
  const id = useId()
  const describedBy = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <div className={styles.labelRow}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        {required && (
          <span className={styles.required} aria-hidden="true">
            {text.required}
          </span>
        )}
      </div>
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
        'aria-describedby': describedBy || undefined,
      })}
      {description && (
        <div className={styles.description} id={`${id}-description`}>
          {description}
        </div>
      )}
      {error && (
        <div className={styles.error} id={`${id}-error`}>
          <Icon name="alert" size={14} />
          {error}
        </div>
      )}
    </div>
  )
}
