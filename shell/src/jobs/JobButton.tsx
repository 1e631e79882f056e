import { IconButton } from '@torrent/ui'
import { dialogs } from '../frame/dialog-state.ts'
import { useText } from '../messages/use-text.ts'
import { isRunning } from './job-view.ts'
import styles from './jobs.module.css'
import { useJobs } from './use-jobs.ts'

/** Opens the job centre; shows how many jobs are under way. */
export function JobButton() {
  const t = useText()
  const running = useJobs().jobs.filter(isRunning).length
  return (
    <span className={styles.button}>
      <IconButton
        label={running > 0 ? t('jobs.running', { count: running }) : t('jobs.button')}
        icon="jobs"
        aria-haspopup="dialog"
        onClick={() => dialogs.set({ open: 'jobs' })}
      />
      {running > 0 && (
        <span className={styles.count} aria-hidden="true">
          {running}
        </span>
      )}
    </span>
  )
}
