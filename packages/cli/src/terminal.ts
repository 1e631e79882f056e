/** Where a command writes: results to `out`, what accompanies them to `err`, so that `--json` can be piped. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** A line that the next one replaces, on a terminal; elsewhere nothing. */
  progress(text: string): void
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process
  // Whoever reads has seen enough, as `head` has after ten lines.
  stdout.on('error', error => {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  })
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
  }
}
