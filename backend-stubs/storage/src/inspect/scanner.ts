import type { Readable } from 'node:stream'

/** What a scanner says: nothing found, what it found, or that it did not look (it has limits of its own, or is none). */
export type Verdict = 'clean' | 'unscanned' | { found: string }

/** Looks for viruses. Refused: `unavailable` when it cannot be asked; then nothing is let in. */
export interface Scanner {
  scan(content: Readable): Promise<Verdict>
}

/** For portals without a virus scanner: whatever comes is marked as unscanned. */
export const noScanner: Scanner = {
  async scan(content) {
    content.destroy()
    return 'unscanned'
  },
}
