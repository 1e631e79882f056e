import { useHost } from '@torrent/portal-kit'
import { getHost, loadTexts, translate } from '@torrent/portal-kit/host'
import { useEffect, useState } from 'react'
import { asWords, commandOf, ownerOf } from './describe-job.ts'
import type { JobView } from './job-view.ts'

export interface JobTexts {
  title(job: JobView): string
  step(job: JobView, name: string): string
}

/**
 * What jobs and their steps are called. The micro-frontend that sends a command names it among its own texts:
 * `job.SubmitQuote`, and its steps `job.CreateOrderFromQuote.reserve`.
 */
export function useJobTexts(jobs: readonly JobView[]): JobTexts {
  const { language, remotes } = useHost()
  const [, setLoaded] = useState('')
  const owners = [...new Set(jobs.map(job => ownerOf(job.type)))].sort().join()

  useEffect(() => {
    const live = owners.split(',').filter(owner => remotes.some(remote => remote.name === owner))
    void Promise.all(live.map(loadTextsOf)).then(() => setLoaded(`${owners} ${language}`))
  }, [owners, remotes, language])

  const text = (job: JobView, key: string, name: string) => {
    const known = translate(ownerOf(job.type), key)
    return known === key ? asWords(name) : known
  }
  return {
    title: job => text(job, `job.${commandOf(job.type)}`, commandOf(job.type)),
    step: (job, name) => text(job, `job.${commandOf(job.type)}.${name}`, name),
  }
}

/** One that cannot be loaded leaves its jobs with plain names. */
async function loadTextsOf(owner: string): Promise<void> {
  try {
    const { messages } = await getHost().loadMicroFrontend(owner)
    await loadTexts(owner, messages)
  } catch {
    // See above.
  }
}
