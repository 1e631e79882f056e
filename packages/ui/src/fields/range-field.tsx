import styles from './field.module.css'
import { FieldFrame, type FieldProps } from './field-frame.tsx'

export interface RangeFieldProps extends FieldProps {
  value: number
  onChange: (value: number) => void
  min: number
  max: number
  /** Values that people usually choose; each is a button under the slider. */
  stops?: readonly number[]
  /** After the number: "%". */
  unit?: string
  disabled?: boolean
}

/** A number on a scale: a slider for a rough choice, buttons for the usual ones, arrow keys for exact ones. */
export function RangeField(props: RangeFieldProps) {
  const { label, description, error, required, value, onChange, min, max, stops = [], unit = '', disabled } = props
  const text = (shown: number) => `${shown}${unit}`
  return (
    <FieldFrame label={label} description={description} error={error} required={required}>
      {control => (
        <div className={styles.range}>
          <div className={styles.rangeRow}>
            <input
              {...control}
              type="range"
              className={styles.rangeInput}
              min={min}
              max={max}
              value={value}
              disabled={disabled}
              aria-valuetext={text(value)}
              onChange={event => onChange(event.currentTarget.valueAsNumber)}
            />
            <output className={styles.rangeValue} htmlFor={control.id}>
              {text(value)}
            </output>
          </div>
          {stops.length > 0 && (
            <div className={styles.rangeStops}>
              {stops.map(stop => (
                <button
                  key={stop}
                  type="button"
                  className={styles.rangeStop}
                  aria-pressed={stop === value}
                  disabled={disabled}
                  onClick={() => onChange(stop)}
                >
                  {text(stop)}
                </button>
              ))}
            </div>
          )}
        </div>
      )}
    </FieldFrame>
  )
}
