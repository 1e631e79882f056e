import { useQuery } from '@tanstack/react-query'
import { live, useAllowed } from '@torrent/portal-kit'
import { portalBff } from '../portal-bff.ts'
import type { JobView } from './job-view.ts'

const none: JobView[] = []

/** This person's own jobs, newest first, always up to date; empty while they are not known. */
export function useJobs(): readonly JobView[] {
  const enabled = useAllowed('job.read')
  const { data } = useQuery({
    ...portalBff.jobs.list.queryOptions({}, live('job')),
    enabled,
    throwOnError: false,
  })
  return data?.jobs ?? none
}
