import { useHost } from '@torrent/portal-kit'
import { useState } from 'react'
import { useText } from '../../messages/use-text.ts'
import { MemberAvatar } from '../members/MemberAvatar.tsx'
import { useMember } from '../members/use-member.ts'
import { ProfileDialog } from '../profile/ProfileDialog.tsx'
import styles from './list.module.css'

/** At the foot of the list: oneself, as others see it. */
export function MeRow() {
  const t = useText()
  const { user, connection } = useHost()
  const status = useMember(user.id)?.profile?.statusText
  const [opened, setOpened] = useState(false)
  return (
    <div className={styles.foot}>
      <button type="button" className={styles.me} title={t('list.profile')} onClick={() => setOpened(true)}>
        <MemberAvatar id={user.id} name={user.name} size={26} presence={connection === 'live' ? 'online' : 'offline'} />
        <span className={styles.meText}>
          <span>{user.name}</span>
          <span className={styles.status}>{status || t('list.noStatus')}</span>
        </span>
      </button>
      {opened && <ProfileDialog onClose={() => setOpened(false)} />}
    </div>
  )
}
