/**
 * Reads what a spreadsheet puts on the clipboard: cells parted by tabs, rows by line ends, cells with either of them
 * (or quotes) inside in quotes. A line end after the last row is not another row.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const source = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '')
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at] ?? ''
    if (quoted) {
      if (char !== '"') cell += char
      else if (source[at + 1] === '"') {
        cell += char
        at += 1
      } else quoted = false
    } else if (char === '"' && cell === '' && closesLater(source, at)) quoted = true
    else if (char === '\t') {
      row.push(cell)
      cell = ''
    } else if (char === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += char
  }
  rows.push([...row, cell])
  return rows
}

/** A quote opens a quoted cell only if one closes it at the end of a cell: `5" pipe` is not quoted. */
function closesLater(source: string, from: number): boolean {
  return /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(source.slice(from))
}
