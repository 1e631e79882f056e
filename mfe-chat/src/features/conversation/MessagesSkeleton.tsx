import { Skeleton } from '@torrent/ui'
import { useText } from '../../messages/use-text.ts'
import styles from './conversation.module.css'

/** The shape of messages on their way. */
export function MessagesSkeleton({ compact = false }: { compact?: boolean }) {
  const t = useText()
  return (
    <div className={styles.skeleton} aria-busy="true">
      <span className="torrent-visually-hidden">{t('timeline.loading')}</span>
      {[72, 48, 86, 40, 64].slice(compact ? 2 : 0).map(width => (
        <div key={width} className={styles.skeletonRow}>
          <Skeleton width={compact ? 28 : 34} height={compact ? 28 : 34} />
          <div>
            <Skeleton width="7rem" height={10} />
            <Skeleton width={`${width}%`} height={12} />
          </div>
        </div>
      ))}
    </div>
  )
}
