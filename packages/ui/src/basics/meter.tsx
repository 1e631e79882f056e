import { classNames } from '../class-names.ts'
import styles from './meter.module.css'
import tones from './tone.module.css'
import type { Tone } from './tone.ts'

export interface MeterProps {
  /** Accessible name: what is measured. */
  label: string
  /** 0 to 100. */
  percent: number
  tone?: Tone
}

/** A share of a whole as a bar. The figure itself stands beside it, for everybody. */
export function Meter({ label, percent, tone = 'info' }: MeterProps) {
  const value = Math.max(0, Math.min(100, percent))
  return (
    // biome-ignore lint/a11y/useSemanticElements: the browsers' own <meter> cannot be given a colour by tokens
    <span
      className={classNames(styles.meter, tones[tone])}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value}
      aria-valuetext={`${value}%`}
    >
      <span style={{ width: `${value}%` }} />
    </span>
  )
}
