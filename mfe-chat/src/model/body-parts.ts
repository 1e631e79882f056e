import { EVERYBODY } from './everybody.ts'

/** A piece of what a message says. */
export type BodyPart =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'mention'; text: string; id: string }

/** Up to a space, a quotation mark or an angle bracket; Japanese sentences go on right behind an address. */
const LINK = /https?:\/\/[^\s<>"'`｀「」『』（）［］【】、。，．\u3000]+/g

/**
 * The pieces of a message: addresses become links, the names of those who were named stand out. All else is text; what
 * looks like markup is text too. Nothing but http and https becomes a link.
 */
export function bodyParts(
  body: string,
  mentions: readonly { id: string; name: string }[] = [],
  mentionsAll = false,
): BodyPart[] {
  const everybody = mentionsAll ? EVERYBODY.map(name => ({ id: 'all', name })) : []
  const named = [...mentions, ...everybody]
    .filter(({ name }) => name !== '')
    // "@山田太郎" before "@山田".
    .toSorted((a, b) => b.name.length - a.name.length)
  const parts: BodyPart[] = []
  let at = 0
  for (const { 0: found, index } of body.matchAll(LINK)) {
    const href = withoutTail(found)
    if (!URL.canParse(href)) continue
    parts.push(...mentionParts(body.slice(at, index), named), { kind: 'link', text: href, href })
    at = index + href.length
  }
  return [...parts, ...mentionParts(body.slice(at), named)]
}

/** Without what ends the sentence and not the address: `(see https://example.com/a).` */
function withoutTail(address: string): string {
  const short = address.replace(/[.,;:!?…*~]+$/, '')
  const isOpenEnd = short.endsWith(')') && short.split(')').length > short.split('(').length
  return isOpenEnd ? withoutTail(short.slice(0, -1)) : short
}

function mentionParts(text: string, named: readonly { id: string; name: string }[]): BodyPart[] {
  const parts: BodyPart[] = []
  let plain = ''
  const flush = () => {
    if (plain !== '') parts.push({ kind: 'text', text: plain })
    plain = ''
  }
  for (let at = 0; at < text.length; ) {
    const found = text[at] === '@' ? named.find(({ name }) => text.startsWith(name, at + 1)) : undefined
    if (found) {
      flush()
      parts.push({ kind: 'mention', text: `@${found.name}`, id: found.id })
      at += found.name.length + 1
    } else {
      plain += text[at]
      at += 1
    }
  }
  flush()
  return parts
}
