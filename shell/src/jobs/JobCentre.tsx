import { errorMessage } from '@torrent/contracts/errors'
import type { Language } from '@torrent/contracts/preferences'
import type { NamedDocument } from '@torrent/portal-bff'
import { useLanguage } from '@torrent/portal-kit'
import { Drawer } from '@torrent/ui'
import { type Job, JobPanel, type JobState, type JobStepState } from '@torrent/ui/jobs'
import { useText } from '../messages/use-text.ts'
import { isRunning, type JobView } from './job-view.ts'
import { ResultLink } from './ResultLink.tsx'
import { type JobTexts, useJobTexts } from './use-job-texts.ts'
import { useJobs } from './use-jobs.ts'
import { useNamedDocuments } from './use-named-documents.ts'

/** This person's jobs, running and ended, step by step. */
export function JobCentre({ onClose }: { onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { jobs } = useJobs()
  const texts = useJobTexts(jobs)
  const documents = useNamedDocuments(jobs)
  return (
    <Drawer opened title={t('jobs.title')} onClose={onClose}>
      <JobPanel
        jobs={jobs.map(job =>
          toPanelJob(job, { texts, language, onFollow: onClose, of: documents.get(job.aggregateId) }),
        )}
      />
    </Drawer>
  )
}

interface Around {
  texts: JobTexts
  language: Language
  onFollow: () => void
  /** The document that the job is about. */
  of: NamedDocument | undefined
}

function toPanelJob(job: JobView, { texts, language, onFollow, of }: Around): Job {
  const changed = job.result ?? of
  return {
    id: job.id,
    title: texts.title(job),
    state: stateOf(job),
    startedAt: job.createdAt,
    steps: job.steps.map(({ name, state }) => ({
      key: name,
      label: texts.step(job, name),
      state: isStepState(state) ? state : 'pending',
    })),
    error: job.error && errorMessage(job.error.code, language, job.error.params),
    action: changed && <ResultLink result={changed} onFollow={onFollow} />,
  }
}

/** A job that failed after some of its steps were done undoes them; it has then changed nothing. */
function stateOf(job: JobView): JobState {
  const undone = job.steps.some(({ state }) => state === 'compensated')
  if (isRunning(job)) return job.steps.some(({ state }) => state === 'failed') || undone ? 'compensating' : 'running'
  if (job.state === 'succeeded') return 'succeeded'
  return undone ? 'compensated' : 'failed'
}

const stepStates: readonly JobStepState[] = ['pending', 'running', 'done', 'failed', 'compensated']

function isStepState(state: string): state is JobStepState {
  return stepStates.some(known => known === state)
}
