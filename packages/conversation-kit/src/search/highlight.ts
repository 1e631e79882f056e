import type { MessageInitShape } from '@bufbuild/protobuf'
import type { TextPartSchema } from '@torrent/contracts/conversation'
import { comparableText, tokensOf } from './comparable.ts'
import type { Phrase } from './search-query.ts'

export type TextPart = Pick<MessageInitShape<typeof TextPartSchema>, 'text' | 'hit'>

/** A longer text is shortened, in UTF-16 code units. */
const WHOLE = 300
/** How much is left standing on both sides of a hit in a shortened text. */
const AROUND = 70
const LONGEST = 400
const GAP: TextPart = { text: '…', hit: false }

interface Stretch {
  from: number
  until: number
}

/** The text in parts, those marked in which a phrase stands; longer texts are shortened around the hits. */
export function highlight(body: string, phrases: readonly Phrase[]): TextPart[] {
  const hits = joined(hitsIn(body, phrases))
  return shown(body, hits).flatMap((stretch, index) => [
    ...(index === 0 && stretch.from > 0 ? [GAP] : []),
    ...partsOf(body, stretch, hits),
    ...(stretch.until < body.length ? [GAP] : []),
  ])
}

function hitsIn(body: string, phrases: readonly Phrase[]): Stretch[] {
  const tokens = tokensOf(body)
  const text = comparableText(tokens)
  // Each token begins with a blank, which stands for what parted it from the one before.
  const starts = tokens.flatMap(token => [token.starts[0] ?? 0, ...token.starts])
  const ends = tokens.flatMap(token => [token.starts[0] ?? 0, ...token.ends])
  return phrases.flatMap(phrase => {
    const found: Stretch[] = []
    for (let at = text.indexOf(phrase.text); at >= 0; at = text.indexOf(phrase.text, at + 1)) {
      found.push({ from: starts[at] ?? 0, until: ends[at + phrase.text.length - 1] ?? 0 })
    }
    return found
  })
}

/** In order, those that touch made one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  for (const { from, until } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && from <= last.until) last.until = Math.max(last.until, until)
    else result.push({ from, until })
  }
  return result
}

/** What of a text is shown: all of a short one, of a long one what stands around its first hits. */
function shown(body: string, hits: readonly Stretch[]): Stretch[] {
  if (body.length <= WHOLE) return [{ from: 0, until: body.length }]
  if (hits.length === 0) return [{ from: 0, until: whole(body, WHOLE) }]
  const around = joined(
    hits.map(({ from, until }) => ({
      from: whole(body, Math.max(0, from - AROUND)),
      until: whole(body, Math.min(body.length, Math.min(until, from + WHOLE) + AROUND)),
    })),
  )
  let length = 0
  return around.filter(({ from, until }, index) => {
    length += until - from
    return index === 0 || length <= LONGEST
  })
}

/** The same place, or the one before it where it would part the two halves of a character. */
function whole(body: string, at: number): number {
  const unit = body.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}

function partsOf(body: string, { from, until }: Stretch, hits: readonly Stretch[]): TextPart[] {
  const parts: TextPart[] = []
  let at = from
  for (const hit of hits) {
    const [start, end] = [Math.max(hit.from, from), Math.min(hit.until, until)]
    if (start >= end) continue
    if (start > at) parts.push({ text: body.slice(at, start), hit: false })
    parts.push({ text: body.slice(start, end), hit: true })
    at = end
  }
  if (at < until) parts.push({ text: body.slice(at, until), hit: false })
  return parts
}
