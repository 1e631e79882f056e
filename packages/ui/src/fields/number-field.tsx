import { type CSSProperties, useId } from 'react'
import { classNames } from '../class-names.ts'
import { minorDigits } from '../format/money.ts'
import { useWords } from '../language/ui-language.tsx'
import { type DecimalLimits, decimalProblem, useDecimalInput } from './decimal-input.ts'
import { decimalWords } from './decimal-words.ts'
import styles from './field.module.css'
import { FieldFrame, type FieldProps } from './field-frame.tsx'

export interface NumberFieldProps extends FieldProps, DecimalLimits {
  /** A canonical decimal, '' when empty, or text that is no number, as it was typed. */
  value: string
  onChange: (value: string) => void
  /** At rest the fraction is padded to this many digits. */
  minPlaces?: number
  /** Shown inside, before and after the number; read out as a description. */
  prefix?: string
  suffix?: string
  placeholder?: string
  disabled?: boolean
  readOnly?: boolean
  name?: string
}

/** An exact decimal number. Checks its form and limits by itself; the owner's `error` takes precedence. */
export function NumberField(props: NumberFieldProps) {
  const { label, description, required, value, onChange, places, min, max, minPlaces, prefix, suffix, ...rest } = props
  const { error, ...native } = rest
  const say = useWords(decimalWords)
  const unitId = useId()
  const input = useDecimalInput(value, onChange, minPlaces)
  const problem = input.editing ? undefined : decimalProblem(value, { places, min, max })
  const widths = {
    '--prefix': prefix ? `${prefix.length}ch` : '0px',
    '--suffix': suffix ? `${suffix.length}ch` : '0px',
  }
  return (
    <FieldFrame
      label={label}
      description={description}
      required={required}
      error={error ?? (problem ? say(problem) : undefined)}
    >
      {control => (
        <div className={styles.control} style={widths as CSSProperties}>
          {prefix && <span className={styles.adornment}>{prefix}</span>}
          <input
            {...native}
            {...input.props}
            {...control}
            aria-describedby={[suffix && unitId, control['aria-describedby']].filter(Boolean).join(' ') || undefined}
            className={classNames(styles.input, prefix && styles.prefixed, suffix && styles.suffixed)}
            data-numeric
            onFocus={event => input.start(event.currentTarget)}
            onBlur={input.end}
          />
          {suffix && (
            <span className={styles.suffix} id={unitId}>
              {suffix}
            </span>
          )}
        </div>
      )}
    </FieldFrame>
  )
}

export interface QuantityFieldProps extends Omit<NumberFieldProps, 'prefix' | 'suffix'> {
  /** The unit in the person's language: "kg", "本". */
  unit?: string
}

/** A quantity, up to six decimal places unless told otherwise. */
export function QuantityField({ unit, places = 6, ...rest }: QuantityFieldProps) {
  return <NumberField {...rest} places={places} suffix={unit} />
}

export interface MoneyFieldProps extends Omit<NumberFieldProps, 'prefix' | 'suffix'> {
  /** ISO 4217. Decides how many decimal places there may be, unless `places` says more (unit prices). */
  currency: string
}

/** An amount in major units ("1250.50"); format/money converts to and from minor units. */
export function MoneyField({ currency, places, ...rest }: MoneyFieldProps) {
  const digits = minorDigits(currency)
  return <NumberField {...rest} places={places ?? digits} minPlaces={digits} prefix={symbolOf(currency)} />
}

function symbolOf(currency: string): string {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  return parts.formatToParts(0).find(part => part.type === 'currency')?.value ?? currency
}
