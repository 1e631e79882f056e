import { useHost } from '@torrent/portal-kit'
import { Badge, Drawer, EmptyState, Stack } from '@torrent/ui'
import { useText } from '../messages/use-text.ts'
import type { JobView } from './job-view.ts'
import { useJobs } from './use-jobs.ts'

/** This person's jobs, running and ended, step by step. */
export function JobCentre({ onClose }: { onClose: () => void }) {
  const t = useText()
  const { data: jobs = [] } = useJobs()
  return (
    <Drawer opened title={t('jobs.title')} onClose={onClose}>
      {jobs.length === 0 ? (
        <EmptyState icon="jobs" title={t('jobs.empty')}>
          {t('jobs.emptyHint')}
        </EmptyState>
      ) : (
        <Stack>
          {jobs.map(job => (
            <JobEntry key={job.id} job={job} />
          ))}
        </Stack>
      )}
    </Drawer>
  )
}

function JobEntry({ job }: { job: JobView }) {
  const { language } = useHost()
  return (
    <div>
      {job.type} <Badge>{job.state}</Badge> {language}
    </div>
  )
}
