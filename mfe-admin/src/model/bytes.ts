/** A size for the eye: 940 B, 12.4 kB, 3.2 MB. In powers of ten, as networks and budgets count. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  const [value, unit] = bytes < 999_950 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${value.toFixed(1)} ${unit}`
}

/** A difference of sizes with its sign; empty where nothing changed. */
export function formatBytesChange(before: number, after: number): string {
  if (before === after) return ''
  return `${after > before ? '+' : '−'}${formatBytes(Math.abs(after - before))}`
}
