/** The value below which a share of the samples lie; samples need not be sorted. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (samples: readonly number[]) => percentile(samples, 0.5)

/** One row of the report. */
export interface Figure {
  name: string
  value: string
  /** What it was measured beside in the same run, and how many times as much that makes it. */
  beside?: string
  ratio?: number
  aim?: string
}

export const ms = (value: number) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`

/** Prints figures as a table; ratios are what to quote, since machines differ. */
export function print(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`)
  for (const { name, value, beside, ratio, aim } of figures) {
    const parts = [name.padEnd(46), value.padStart(10)]
    parts.push(ratio === undefined ? ''.padEnd(34) : `${ratio.toFixed(2)} × ${beside}`.padEnd(34))
    if (aim) parts.push(`aim ${aim}`)
    console.log(`  ${parts.join('  ').trimEnd()}`)
  }
}
