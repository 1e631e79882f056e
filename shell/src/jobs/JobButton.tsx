import { IconButton } from '@torrent/ui'
import { dialogs } from '../frame/dialog-state.ts'
import { useText } from '../messages/use-text.ts'
import { isRunning } from './job-view.ts'
import { useJobs } from './use-jobs.ts'

/** Opens the job centre; shows how many jobs are under way. */
export function JobButton() {
  const t = useText()
  const running = useJobs().jobs.filter(isRunning).length
  return (
    <IconButton
      label={running > 0 ? t('jobs.running', { count: running }) : t('jobs.button')}
      icon="jobs"
      count={running}
      aria-haspopup="dialog"
      onClick={() => dialogs.set({ open: 'jobs' })}
    />
  )
}
