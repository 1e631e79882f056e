import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export interface Asset {
  /** Path below the issuer, with a hash of the content: it may be cached for ever. */
  path: string
  type: string
  content: Buffer
}

function asset(name: string, type: string): Asset {
  const content = readFileSync(new URL(`../assets/${name}`, import.meta.url))
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  return { path: `/assets/${hash}/${name}`, type, content }
}

/** The style sheet of the pages that this service renders. */
export const styleSheet = asset('sign-in.css', 'text/css; charset=utf-8')

/** What the pages do beyond HTML; they work without it. */
export const script = asset('sign-in.js', 'text/javascript; charset=utf-8')

/** All of them by path. */
export const assets: ReadonlyMap<string, Asset> = new Map([styleSheet, script].map(found => [found.path, found]))
