import { Badge } from '@torrent/ui'
import type { ReactNode } from 'react'
import { useText } from '../../messages/use-text.ts'
import { MemberAvatar } from './MemberAvatar.tsx'
import { MemberName } from './MemberName.tsx'
import { MemberPost } from './MemberPost.tsx'
import styles from './members.module.css'

export interface MemberRowProps {
  id: string
  name: string
  isOwner: boolean
  /** What may be done with them here. */
  children?: ReactNode
}

/** Somebody in a list of members. */
export function MemberRow({ id, name, isOwner, children }: MemberRowProps) {
  const t = useText()
  return (
    <li className={styles.row}>
      <MemberAvatar id={id} name={name} size={30} />
      <div className={styles.rowText}>
        <MemberName id={id} name={name} />
        <MemberPost id={id} />
      </div>
      {isOwner && <Badge tone="info">{t('role.owner')}</Badge>}
      {children}
    </li>
  )
}
