import { Refused } from '@torrent/service-kit'
import { comparableText, type Token, tokensOf } from './comparable.ts'
import { wantedTerms } from './terms.ts'

const MAX_TEXT = 200
/** What somebody puts in quotes, or writes without a blank in between. */
const PHRASES = /["“”]([^"“”]*)["“”]|[^\s"“”]+/gu

/** One thing that must stand in a message just so. */
export interface Phrase {
  /** In comparable form, as {@link comparableText}; without the first blank where it may stand within a run. */
  text: string
  tokens: readonly Token[]
}

/** What was typed into the search, taken apart. All phrases must be found. */
export interface SearchQuery {
  phrases: readonly Phrase[]
  /** Terms that every message found has. */
  terms: readonly string[]
}

/** Refused: `too_long`, and `invalid` for NUL and broken Unicode. */
export function readQuery(text: string): SearchQuery {
  if (text.length > MAX_TEXT) throw new Refused('too_long', 'text', { max: String(MAX_TEXT) })
  if (!text.isWellFormed() || text.includes('\0')) throw new Refused('invalid', 'text')
  const phrases = [...text.matchAll(PHRASES)]
    .map(([whole, quoted]) => tokensOf(quoted ?? whole))
    .filter(tokens => tokens.length > 0)
    .map(tokens => ({ text: comparableText(tokens).slice(tokens[0]?.gram ? 1 : 0), tokens }))
  const terms = inTurn(phrases.flatMap(({ tokens }) => tokens.map(wantedTerms)))
  return { phrases, terms: [...new Set(terms)] }
}

/**
 * The first of each list, then the second of each …: the index goes through the terms in this order for each message
 * that has those before, and a message with one word seldom has the other, but mostly all of its pairs.
 */
function inTurn(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map(list => list.length))
  return Array.from({ length: longest }, (_, at) => lists.flatMap(list => list.slice(at, at + 1))).flat()
}
