import type { ComponentPropsWithRef } from 'react'
import { classNames } from '../class-names.ts'
import { Icon, type IconName } from '../icons/icon.tsx'
import styles from './field.module.css'
import { FieldFrame, type FieldProps } from './field-frame.tsx'

type Native<Tag extends 'input' | 'textarea'> = Omit<
  ComponentPropsWithRef<Tag>,
  'value' | 'defaultValue' | 'onChange' | 'id' | 'required' | 'size' | 'children'
>

export interface TextFieldProps extends FieldProps, Native<'input'> {
  value: string
  onChange: (value: string) => void
  icon?: IconName
  /** `lg` for the sign-in page. */
  size?: 'md' | 'lg'
}

/** One line of text. `type`, `autoComplete`, `placeholder`, `name`, `onBlur`, … go to the input. */
export function TextField({
  label,
  description,
  error,
  required,
  value,
  onChange,
  icon,
  size,
  ...rest
}: TextFieldProps) {
  return (
    <FieldFrame label={label} description={description} error={error} required={required}>
      {control => (
        <div className={styles.control}>
          {icon && (
            <span className={styles.adornment}>
              <Icon name={icon} />
            </span>
          )}
          <input
            {...rest}
            {...control}
            className={classNames(styles.input, icon && styles.adorned)}
            data-size={size}
            value={value}
            onChange={event => onChange(event.currentTarget.value)}
          />
        </div>
      )}
    </FieldFrame>
  )
}

export interface TextAreaProps extends FieldProps, Native<'textarea'> {
  value: string
  onChange: (value: string) => void
}

/** Several lines of text. */
export function TextArea({ label, description, error, required, value, onChange, rows = 3, ...rest }: TextAreaProps) {
  return (
    <FieldFrame label={label} description={description} error={error} required={required}>
      {control => (
        <textarea
          {...rest}
          {...control}
          rows={rows}
          className={styles.input}
          value={value}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  )
}
