import { errorMessage } from '@torrent/contracts/errors'
import type { NamedDocument } from '@torrent/portal-bff'
import { useHost, useLanguage } from '@torrent/portal-kit'
import { Badge, Card, EmptyState, Skeleton } from '@torrent/ui'
import { formatRelative } from '@torrent/ui/format'
import { isRunning, type JobView } from '../jobs/job-view.ts'
import { ResultLink } from '../jobs/ResultLink.tsx'
import { useJobTexts } from '../jobs/use-job-texts.ts'
import { useJobs } from '../jobs/use-jobs.ts'
import { useNamedDocuments } from '../jobs/use-named-documents.ts'
import { useText } from '../messages/use-text.ts'
import styles from './RecentWork.module.css'
import { recentWork } from './recent-work.ts'

/** How much of it fits without scrolling. */
const SHOWN = 7
/** Pixels, as of what `Home` shows in its place before. */
const WAITING_HEIGHT = 160

/** What this person worked on last, each document once, with the way back to it. */
export function RecentWork() {
  const t = useText()
  const { jobs: all, loading } = useJobs()
  const jobs = recentWork(all, SHOWN)
  const texts = useJobTexts(jobs)
  const documents = useNamedDocuments(jobs)
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
            <WorkEntry
              key={job.id}
              job={job}
              done={texts.title(job)}
              of={documents.get(job.result?.id ?? job.aggregateId)}
            />
          ))}
        </ul>
      )}
    </Card>
  )
}

function WorkEntry({ job, done, of }: { job: JobView; done: string; of: NamedDocument | undefined }) {
  const language = useLanguage()
  const changed = job.result ?? of
  return (
    <li className={styles.entry}>
      <span className={styles.number}>{changed && <ResultLink result={changed} />}</span>
      <span className={styles.about}>
        {of && <span className={styles.title}>{[of.title, of.partnerName].filter(Boolean).join(' — ')}</span>}
        <span className={of ? styles.done : styles.title}>{done}</span>
        {job.error && <span className={styles.done}>{errorMessage(job.error.code, language, job.error.params)}</span>}
      </span>
      <Standing job={job} of={of} />
      <time className={styles.when} dateTime={job.createdAt}>
        {formatRelative(job.createdAt, language)}
      </time>
    </li>
  )
}

/** Where the work stands, or, when it is done, the document. */
function Standing({ job, of }: { job: JobView; of: NamedDocument | undefined }) {
  const t = useText()
  const { language, remotes } = useHost()
  if (isRunning(job)) {
    return (
      <Badge tone="info" dot>
        {t('jobs.state.running')}
      </Badge>
    )
  }
  if (job.state === 'failed') {
    return (
      <Badge tone="danger" dot>
        {t('jobs.state.failed')}
      </Badge>
    )
  }
  const status = remotes
    .flatMap(({ documents = [] }) => documents)
    .find(({ kind }) => kind === of?.kind)
    ?.statuses.find(each => each.status === of?.status)
  return status && <Badge tone={status.tone}>{status.label[language]}</Badge>
}
