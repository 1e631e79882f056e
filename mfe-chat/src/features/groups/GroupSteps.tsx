import { useHost } from '@torrent/portal-kit'
import { Button, Icon, type IconName } from '@torrent/ui'
import { useText } from '../../messages/use-text.ts'
import styles from './groups.module.css'

const PARTS: readonly { icon: IconName; key: 'group.part.channel' | 'group.part.room' | 'group.part.bucket' }[] = [
  { icon: 'channel', key: 'group.part.channel' },
  { icon: 'chat', key: 'group.part.room' },
  { icon: 'folder', key: 'group.part.bucket' },
]

export interface GroupStepsProps {
  /** What is going on. */
  title: string
  /** What becomes of it, whatever happens. */
  hint: string
}

/** What is being made or closed with a group; how far it has come stands in the job centre. */
export function GroupSteps({ title, hint }: GroupStepsProps) {
  const t = useText()
  const { openJobs } = useHost()
  return (
    <div className={styles.steps} role="status">
      <p>{title}</p>
      <ul>
        {PARTS.map(({ icon, key }) => (
          <li key={key}>
            <Icon name={icon} /> {t(key)}
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{hint}</p>
      <div>
        <Button size="sm" icon="jobs" onClick={openJobs}>
          {t('group.progress')}
        </Button>
      </div>
    </div>
  )
}
