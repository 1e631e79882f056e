import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { toTorrentError } from '@torrent/portal-kit'
import type { Host } from '@torrent/portal-kit/host'

/** Attempts after the first, for a query that got no answer. */
const RETRIES = 2

/**
 * The one query cache of the page.
 * - What is cached counts as fresh: it is fetched again when somebody changes it, and on reconnection.
 * - A query that was refused is not tried again; one that got no answer is, twice.
 * - A page whose first answer is a failure gives way to the error screen; one that shows something keeps showing it.
 */
export function createQueryClient(told: Pick<Host, 'sessionEnded' | 'screenRenewed'>): QueryClient {
  const onError = (failure: unknown) => {
    const { code } = toTorrentError(failure)
    if (code === 'unauthenticated') told.sessionEnded()
    if (code === 'reload_required') told.screenRenewed()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: true,
        networkMode: 'always',
        retry: (attempts, failure) => attempts < RETRIES && toTorrentError(failure).outcomeUnknown,
        throwOnError: (_failure, query) => query.state.data === undefined,
      },
    },
  })
}
