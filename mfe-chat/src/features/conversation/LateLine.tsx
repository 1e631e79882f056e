import { Icon } from '@torrent/ui'
import { useText } from '../../messages/use-text.ts'
import styles from './conversation.module.css'

/** Says that news come late, where it is otherwise said who is writing: that is not heard then. */
export function LateLine() {
  const t = useText()
  return (
    <div className={styles.typing}>
      <Icon name="plug-off" size={14} />
      {t('conversation.late')}
    </div>
  )
}
