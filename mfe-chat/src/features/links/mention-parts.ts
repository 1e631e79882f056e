/** A piece of a text: plain, or the name of somebody who is meant. */
export interface MentionPiece {
  text: string
  /** Where it begins in the whole. */
  at: number
  /** Member id, or `all`; absent for plain text. */
  id?: string
}

/** Finds `@name` of those who are named in a message; of two names that begin alike the longer one is meant. */
export function mentionParts(text: string, named: readonly { id: string; name: string }[]): MentionPiece[] {
  const names = named.filter(({ name }) => name !== '').toSorted((a, b) => b.name.length - a.name.length)
  const pieces: MentionPiece[] = []
  let end = 0
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const found = names.find(({ name }) => text.startsWith(name, at + 1))
    if (!found) continue
    if (at > end) pieces.push({ text: text.slice(end, at), at: end })
    end = at + 1 + found.name.length
    pieces.push({ text: text.slice(at, end), at, id: found.id })
    at = end - 1
  }
  if (end < text.length) pieces.push({ text: text.slice(end), at: end })
  return pieces
}
