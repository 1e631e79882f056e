import { createHash } from 'node:crypto'
import type { Token } from './comparable.ts'

/** The beginnings of a word that are terms; a longer one is looked at in the text itself. */
const PREFIXES = [1, 2, 3, 4, 6, 8] as const

/**
 * The terms of a text's tokens: of a word its beginnings, of a run without blanks each character and each pair
 * (bigram). All are exact entries of the index; a search by prefix would have to gather all entries that begin so.
 */
export function termsOf(tokens: readonly Token[]): Set<string> {
  const terms = new Set<string>()
  for (const { text, gram } of tokens) {
    const characters = [...text]
    if (gram) {
      for (const [at, character] of characters.entries()) {
        terms.add(character)
        const next = characters[at + 1]
        if (next !== undefined) terms.add(character + next)
      }
    } else {
      for (const length of PREFIXES) if (length <= characters.length) terms.add(characters.slice(0, length).join(''))
    }
  }
  return terms
}

/**
 * The terms that every text has in which the token stands: of a run all its pairs, since one pair that is nowhere ends
 * the search, while a text with half of them has to be read. Whether they stand beside each other is seen in the text.
 */
export function wantedTerms({ text, gram }: Token): string[] {
  const characters = [...text]
  if (!gram) {
    const length = PREFIXES.findLast(prefix => prefix <= characters.length) ?? 1
    return [characters.slice(0, length).join('')]
  }
  if (characters.length === 1) return [text]
  const pairs = characters.slice(1).map((character, at) => (characters[at] ?? '') + character)
  return [...new Set(pairs)]
}

// What follows are terms for what a search may be narrowed by. Words never begin with `#`.

/** Of a message with files. */
export const WITH_FILES = '#files'
/** Of a message in a channel that was open when it began. */
export const OPEN = '#open'

/** Of a message in the discussion of a document. */
export function kindTerm(kind: string): string {
  return `#kind:${kind}`
}

/** Of a message in a conversation (UUID). Another may share it: it narrows, and never decides. */
export function conversationTerm(id: string): string {
  return `#c${tail(id)}`
}

/** Of a message by a member. Another may share it. */
export function authorTerm(id: string): string {
  return `#a${tail(id)}`
}

/** Of a tenant; part of the terms of time, of which every search has one. */
export function tenantMark(tenant: string): string {
  return createHash('sha256').update(tenant).digest('base64url').slice(0, 6)
}

function tail(id: string): string {
  return id.replaceAll('-', '').slice(-10)
}
