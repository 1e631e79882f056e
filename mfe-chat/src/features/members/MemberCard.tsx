import { useAction, useHost } from '@torrent/portal-kit'
import { Button, Icon } from '@torrent/ui'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useChat } from '../../store/use-chat.ts'
import { MemberAvatar } from './MemberAvatar.tsx'
import styles from './members.module.css'
import { useMember } from './use-member.ts'

/** Who somebody is and how to reach them. */
export function MemberCard({ id, name }: { id: string; name: string }) {
  const t = useText()
  const { user, navigate } = useHost()
  const member = useMember(id)
  const { title = '', department = '', phone = '', statusText = '' } = member?.profile ?? {}
  const chat = useChat()
  const open = useAction(bff.openDirect, {
    onDone: conversation => {
      chat.take(conversation)
      void navigate(`/chat/${conversation.id}`)
    },
  })
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <MemberAvatar id={id} name={name} size={56} />
        <div>
          <p className={styles.cardName}>{name}</p>
          <p className={styles.soft}>{[department, title].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      {statusText && <p className={styles.status}>{statusText}</p>}
      <ul className={styles.reach}>
        {member?.email && (
          <li>
            <Icon name="mail" />
            <a href={`mailto:${member.email}`}>{member.email}</a>
          </li>
        )}
        {phone && (
          <li>
            <Icon name="phone" />
            <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>
          </li>
        )}
      </ul>
      {id !== user.id && (
        <Button full icon="chat" loading={open.running} onClick={() => open.run({ memberIds: [id] })}>
          {t('member.message')}
        </Button>
      )}
    </div>
  )
}
