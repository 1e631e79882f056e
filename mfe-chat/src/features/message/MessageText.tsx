import { Link } from '@torrent/ui'
import { bodyParts } from '../../model/body-parts.ts'
import styles from './message-text.module.css'

interface MessageTextProps {
  body: string
  mentions: readonly { id: string; name: string }[]
  mentionsAll: boolean
  /** The one who reads: their own name stands out. */
  self: string
  /** Without links, where the whole is a button. */
  plain?: boolean
}

/** The text of a message: addresses are links, who is named stands out, everything else stays text. */
export function MessageText({ body, mentions, mentionsAll, self, plain }: MessageTextProps) {
  return bodyParts(body, mentions, mentionsAll).map((part, index) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: the pieces of one text, in their order
    if (part.kind === 'mention') {
      return (
        <span key={index} className={styles.mention} data-self={part.id === self || part.id === 'all' || undefined}>
          {part.text}
        </span>
      )
    }
    if (part.kind === 'text' || plain) return part.text
    // Within the portal one goes without loading the page anew.
    const path = ownPath(part.href)
    return path === undefined ? (
      <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    ) : (
      <Link key={index} href={path}>
        {part.text}
      </Link>
    )
    // biome-ignore-end lint/suspicious/noArrayIndexKey: as above
  })
}

function ownPath(href: string): string | undefined {
  const { origin, pathname, search, hash } = new URL(href)
  return origin === location.origin ? pathname + search + hash : undefined
}
