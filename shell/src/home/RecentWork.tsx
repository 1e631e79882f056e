import { errorMessage } from '@torrent/contracts/errors'
import { useLanguage } from '@torrent/portal-kit'
import { Badge, Card, EmptyState, Skeleton } from '@torrent/ui'
import { formatRelative } from '@torrent/ui/format'
import { isRunning, type JobView } from '../jobs/job-view.ts'
import { ResultLink } from '../jobs/ResultLink.tsx'
import { useJobTexts } from '../jobs/use-job-texts.ts'
import { useJobs } from '../jobs/use-jobs.ts'
import { useText } from '../messages/use-text.ts'
import styles from './RecentWork.module.css'

/** How much of it fits without scrolling. */
const SHOWN = 8
/** Pixels, as of what `Home` shows in its place before. */
const WAITING_HEIGHT = 160

/** What this person did last, with the way back to it. */
export function RecentWork() {
  const t = useText()
  const { jobs: all, loading } = useJobs()
  const jobs = all.slice(0, SHOWN)
  const texts = useJobTexts(jobs)
  // Before the answer is there, nobody knows that there is nothing.
  if (loading) return <Skeleton height={WAITING_HEIGHT} />
  return (
    <Card title={t('home.recent')}>
      {jobs.length === 0 ? (
        <EmptyState icon="history" title={t('home.noRecent')}>
          {t('home.noRecentHint')}
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {jobs.map(job => (
            <WorkEntry key={job.id} job={job} title={texts.title(job)} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function WorkEntry({ job, title }: { job: JobView; title: string }) {
  const t = useText()
  const language = useLanguage()
  return (
    <li className={styles.entry}>
      <span className={styles.number}>{job.result && <ResultLink result={job.result} />}</span>
      <span className={styles.title}>
        {title}
        {job.error && <span className={styles.reason}>{errorMessage(job.error.code, language, job.error.params)}</span>}
      </span>
      {isRunning(job) && (
        <Badge tone="info" dot>
          {t('jobs.state.running')}
        </Badge>
      )}
      {job.state === 'failed' && (
        <Badge tone="danger" dot>
          {t('jobs.state.failed')}
        </Badge>
      )}
      <time className={styles.when} dateTime={job.createdAt}>
        {formatRelative(job.createdAt, language)}
      </time>
    </li>
  )
}
