import type { ReactNode } from 'react'
import { Badge } from '../basics/badge.tsx'
import tones from '../basics/tone.module.css'
import type { Tone } from '../basics/tone.ts'
import { classNames } from '../class-names.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { formatRelative, type Instant } from '../format/instant.ts'
import { Icon, type IconName } from '../icons/icon.tsx'
import { useUiLanguage, useWords, type Words } from '../language/ui-language.tsx'
import styles from './jobs.module.css'

/** `compensating`: a step failed and what was done before it is being undone; `compensated`: that is finished. */
export type JobState = 'running' | 'succeeded' | 'failed' | 'compensating' | 'compensated'
export type JobStepState = 'pending' | 'running' | 'done' | 'failed' | 'compensated'

export interface JobStep {
  key: string
  label: string
  state: JobStepState
}

export interface Job {
  id: string
  title: string
  state: JobState
  startedAt: Instant
  steps?: readonly JobStep[]
  /** Why it failed, in the person's language. */
  error?: string
  /** Under it: a link to the result, a button. */
  action?: ReactNode
}

interface JobWords {
  empty: string
  emptyText: string
  job: Record<JobState, string>
  step: Record<JobStepState, string>
  progress: string
}

const words: Words<JobWords> = {
  ja: {
    empty: '実行中の処理はありません',
    emptyText: '時間のかかる処理の進み具合と結果がここに表示されます。',
    job: {
      running: '実行中',
      succeeded: '完了',
      failed: '失敗',
      compensating: '取り消し中',
      compensated: '取り消し済み',
    },
    step: { pending: '待機中', running: '実行中', done: '完了', failed: '失敗', compensated: '取り消し済み' },
    progress: '進み具合',
  },
  en: {
    empty: 'Nothing is running',
    emptyText: 'Progress and results of longer work appear here.',
    job: {
      running: 'Running',
      succeeded: 'Done',
      failed: 'Failed',
      compensating: 'Undoing',
      compensated: 'Undone',
    },
    step: { pending: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed', compensated: 'Undone' },
    progress: 'Progress',
  },
}

const jobTones: Record<JobState, Tone> = {
  running: 'info',
  succeeded: 'success',
  failed: 'danger',
  compensating: 'warning',
  compensated: 'warning',
}

const stepIcons: Record<JobStepState, IconName> = {
  pending: 'clock',
  running: 'refresh',
  done: 'circle-check',
  failed: 'circle-x',
  compensated: 'undo',
}

/** The share of a job's steps that are over, 0 to 1; undefined when it tells nothing about its steps. */
export function jobProgress({ state, steps }: Pick<Job, 'state' | 'steps'>): number | undefined {
  if (state === 'succeeded') return 1
  if (!steps || steps.length === 0) return undefined
  return steps.filter(step => step.state !== 'pending' && step.state !== 'running').length / steps.length
}

/** Longer work with its steps: what runs, what is done, what failed and was undone. */
export function JobPanel({ jobs }: { jobs: readonly Job[] }) {
  const text = useWords(words)
  if (jobs.length === 0) {
    return (
      <EmptyState icon="jobs" title={text.empty}>
        {text.emptyText}
      </EmptyState>
    )
  }
  return (
    <ul className={styles.jobs}>
      {jobs.map(job => (
        <JobCard job={job} key={job.id} />
      ))}
    </ul>
  )
}

function JobCard({ job }: { job: Job }) {
  const language = useUiLanguage()
  const text = useWords(words)
  const progress = jobProgress(job)
  const tone = jobTones[job.state]
  return (
    <li className={classNames(styles.job, tones[tone])}>
      <div className={styles.head}>
        <span className={styles.title}>{job.title}</span>
        <Badge tone={tone} dot>
          {text.job[job.state]}
        </Badge>
      </div>
      <div className={styles.meta}>{formatRelative(job.startedAt, language)}</div>
      {progress !== undefined && job.state === 'running' && (
        <div
          className={styles.bar}
          role="progressbar"
          aria-label={`${text.progress}: ${job.title}`}
          aria-valuenow={Math.round(progress * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <span style={{ width: `${progress * 100}%` }} />
        </div>
      )}
      {job.steps && job.steps.length > 0 && (
        <ol className={styles.steps}>
          {job.steps.map(step => (
            <li className={styles.step} key={step.key} data-state={step.state}>
              <Icon name={stepIcons[step.state]} size={15} />
              {step.label}
              <span className={styles.stepState}>{text.step[step.state]}</span>
            </li>
          ))}
        </ol>
      )}
      {job.error && <div className={styles.error}>{job.error}</div>}
      {job.action && <div className={styles.foot}>{job.action}</div>}
    </li>
  )
}
