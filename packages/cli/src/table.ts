/** Columns of a terminal that a text takes: letters of Chinese, Japanese and Korean take two. */
function widthOf(text: string): number {
  const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/
  return [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0)
}

/**
 * Rows under their headings, two spaces between columns.
 * @param right the numbers of the columns (from 0) that stand at their right edge, such as sizes
 */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const lines = [headings, ...rows]
  const widths = headings.map((_, column) => Math.max(...lines.map(line => widthOf(line[column] ?? ''))))
  return lines
    .map(line =>
      line
        .map((text, column) => {
          const space = ' '.repeat((widths[column] ?? 0) - widthOf(text))
          return right.includes(column) ? space + text : text + space
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Bytes as people say them, in units of 1000. */
export function bytes(count: number): string {
  if (count < 1_000) return `${count} B`
  if (count < 1_000_000) return `${(count / 1_000).toFixed(1)} kB`
  return `${(count / 1_000_000).toFixed(1)} MB`
}

/** An instant (ISO 8601) as the clock on the wall here shows it, to the minute; `–` when there is none. */
export function instant(text: string): string {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) return '–'
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`
}
