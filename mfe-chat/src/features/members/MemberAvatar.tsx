import type { Presence } from '@torrent/contracts/realtime'
import type { CSSProperties } from 'react'
import styles from './members.module.css'
import { useMember } from './use-member.ts'

export interface MemberAvatarProps {
  /** Member id, or `service:<name>`. */
  id: string
  name: string
  /** Edge in CSS pixels. */
  size?: number
  /** A dot for who is here. */
  presence?: Presence
}

const TINTS = ['info', 'success', 'warning', 'danger', 'neutral'] as const

/** The picture of a person, or the first letter of their name. Decorative: the name stands beside it. */
export function MemberAvatar({ id, name, size = 28, presence }: MemberAvatarProps) {
  const picture = useMember(id)?.profile?.picture
  const style = { '--avatar': `${size}px` } as CSSProperties
  return (
    <span className={styles.avatar} style={style} data-tint={tintOf(id)} aria-hidden="true">
      {picture ? (
        <img src={`/api/chat/pictures/${id}/${picture}`} alt="" width={size} height={size} loading="lazy" />
      ) : (
        ([...name.trim()][0]?.toUpperCase() ?? '?')
      )}
      {presence && presence !== 'offline' && <span className={styles.presence} data-presence={presence} />}
    </span>
  )
}

/** The same person has the same colour everywhere. */
function tintOf(id: string): string {
  let sum = 0
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return TINTS[sum % TINTS.length] ?? 'neutral'
}
