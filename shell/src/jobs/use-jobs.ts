import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { live, useAllowed } from '@torrent/portal-kit'
import { portalBff } from '../portal-bff.ts'
import type { JobView } from './job-view.ts'

/** This person's own jobs, newest first, always up to date. */
export function useJobs(): UseQueryResult<JobView[]> {
  const allowed = useAllowed('job.read')
  return useQuery({
    ...portalBff.jobs.list.queryOptions({}, live('job')),
    enabled: allowed,
    throwOnError: false,
    select: ({ jobs }): JobView[] => jobs,
  })
}
