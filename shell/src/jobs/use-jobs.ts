import { useQuery } from '@tanstack/react-query'
import { live, useAllowed } from '@torrent/portal-kit'
import { portalBff } from '../portal-bff.ts'
import type { JobView } from './job-view.ts'

const none: JobView[] = []

/** This person's own jobs, newest first, always up to date. While they are asked for, none are known. */
export function useJobs(): { jobs: readonly JobView[]; loading: boolean } {
  const enabled = useAllowed('job.read')
  const { data, isLoading } = useQuery({
    ...portalBff.jobs.list.queryOptions({}, live('job')),
    enabled,
    throwOnError: false,
  })
  return { jobs: data?.jobs ?? none, loading: isLoading }
}
