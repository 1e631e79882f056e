/** A piece of a message: plain text, or an address that is a link. */
export interface TextPiece {
  text: string
  /** Where it begins in the whole. */
  at: number
  href?: string
}

/** Ends where Japanese text goes on without a space. */
const ADDRESS = /https?:\/\/[^\s<>"'`｀、。，．「」『』（）［］【】\u3000]+/g

/** Marks that end a sentence rather than an address. */
const TRAILING = /[.,:;!?'"*~…]+$/

/** Finds the addresses in a text. Nothing but http and https becomes a link. */
export function linkParts(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutOpenEnd(found.replace(TRAILING, ''))
    if (!URL.canParse(address)) continue
    if (index > end) pieces.push({ text: text.slice(end, index), at: end })
    pieces.push({ text: address, at: index, href: address })
    end = index + address.length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), at: end })
  return pieces
}

/** `(see https://example.com/a)`: the bracket belongs to the sentence, unless the address opens one itself. */
function withoutOpenEnd(address: string): string {
  if (!address.endsWith(')')) return address
  const opened = [...address].filter(character => character === '(').length
  const closed = [...address].filter(character => character === ')').length
  return closed > opened ? withoutOpenEnd(address.slice(0, -1).replace(TRAILING, '')) : address
}
