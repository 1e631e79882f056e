import { Popover } from '@torrent/ui'
import { useText } from '../../messages/use-text.ts'
import { MemberCard } from './MemberCard.tsx'
import styles from './members.module.css'

/** The name of a person, which opens their card. A name that is no person's is plain text. */
export function MemberName({ id, name }: { id: string; name: string }) {
  const t = useText()
  if (id.startsWith('service:')) return <span className={styles.name}>{name}</span>
  return (
    <Popover
      label={t('member.card', { name })}
      width={300}
      trigger={
        <button type="button" className={styles.nameButton}>
          {name}
        </button>
      }
    >
      <MemberCard id={id} name={name} />
    </Popover>
  )
}
