import { styleText } from 'node:util'

/** Where a command writes: results to `out`, what accompanies them to `err`, so that `--json` can be piped. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** A line that the next one replaces, on a terminal; elsewhere nothing. */
  progress(text: string): void
  style(format: Parameters<typeof styleText>[0], text: string): string
}

/** The terminal of this process. Colours only where somebody looks at them (https://no-color.org). */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process
  let shown = false
  const clear = () => {
    if (shown) stderr.write('\r\x1b[K')
    shown = false
  }
  return {
    out(text) {
      clear()
      stdout.write(`${text}\n`)
    },
    err(text) {
      clear()
      stderr.write(`${text}\n`)
    },
    progress(text) {
      if (!stderr.isTTY) return
      clear()
      stderr.write(text)
      shown = true
    },
    style: (format, text) => (stdout.isTTY ? styleText(format, text, { stream: stdout }) : text),
  }
}
