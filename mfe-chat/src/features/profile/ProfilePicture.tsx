import { useAction, useHost } from '@torrent/portal-kit'
import { Button } from '@torrent/ui'
import { useRef, useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { MemberAvatar } from '../members/MemberAvatar.tsx'
import type { Member } from '../members/use-member.ts'
import styles from './profile.module.css'
import { squarePicture } from './square-picture.ts'

/** The own picture: another one, or none. It is in force at once. */
export function ProfilePicture({ member: { id, name, profile } }: { member: Member }) {
  const t = useText()
  const { notify } = useHost()
  const input = useRef<HTMLInputElement>(null)
  const [isReading, setReading] = useState(false)
  const set = useAction(bff.setPicture, { kinds: ['member'], done: t('profile.pictureSaved') })
  const choose = async (file: File | undefined) => {
    if (!file) return
    setReading(true)
    try {
      set.run({ image: await squarePicture(file) })
    } catch {
      notify({ tone: 'danger', message: t('profile.noPicture') })
    } finally {
      setReading(false)
    }
  }
  return (
    <div className={styles.picture}>
      <MemberAvatar id={id} name={name} size={72} />
      <div>
        <p className={styles.name}>{name}</p>
        <Button size="sm" icon="camera" loading={isReading || set.running} onClick={() => input.current?.click()}>
          {t('profile.choosePicture')}
        </Button>{' '}
        {profile?.picture && (
          <Button size="sm" icon="trash" variant="subtle" onClick={() => set.run({ image: '' })}>
            {t('profile.removePicture')}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        hidden
        onChange={event => {
          void choose(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
