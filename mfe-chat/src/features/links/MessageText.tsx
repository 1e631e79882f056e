import { Link } from '@torrent/ui'
import { EVERYBODY } from '../../model/everybody.ts'
import { linkParts } from './link-parts.ts'
import styles from './links.module.css'
import { mentionParts } from './mention-parts.ts'

export interface MessageTextProps {
  body: string
  /** Who is named in it. */
  mentions?: readonly { id: string; name: string }[]
  /** Everybody is named. */
  mentionsAll?: boolean
  /** The one who reads: their own name stands out. */
  self?: string
}

/** The text of a message with its addresses as links and its mentions marked. Everything else stays text. */
export function MessageText({ body, mentions = [], mentionsAll = false, self }: MessageTextProps) {
  const everybody = mentionsAll ? EVERYBODY.map(name => ({ id: 'all', name })) : []
  const named = [...mentions, ...everybody]
  return (
    <span className={styles.text}>
      {linkParts(body).map(({ text, at, href }) => {
        if (href === undefined) return <Mentions key={at} text={text} named={named} self={self} />
        if (isOwn(href))
          return (
            <Link key={at} href={pathOf(href)}>
              {text}
            </Link>
          )
        return (
          <a key={at} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {text}
          </a>
        )
      })}
    </span>
  )
}

interface MentionsProps extends Pick<MessageTextProps, 'self'> {
  text: string
  named: readonly { id: string; name: string }[]
}

function Mentions({ text, named, self }: MentionsProps) {
  return mentionParts(text, named).map(({ text: piece, at, id }) =>
    id === undefined ? (
      piece
    ) : (
      <span key={at} className={styles.mention} data-self={id === self || id === 'all' || undefined}>
        {piece}
      </span>
    ),
  )
}

function isOwn(href: string): boolean {
  return new URL(href).origin === location.origin
}

/** Within the portal one goes without loading the page anew. */
function pathOf(href: string): string {
  const { pathname, search, hash } = new URL(href)
  return pathname + search + hash
}
