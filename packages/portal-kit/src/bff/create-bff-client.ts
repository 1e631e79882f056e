import { createTRPCClient, httpLink } from '@trpc/client'
import type { AnyTRPCRouter, inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { getHost } from '../host/host.ts'
import { seenWrites } from './seen-writes.ts'
import { newTraceParent } from './trace-parent.ts'

export type BffClient<Router extends AnyTRPCRouter> = TRPCOptionsProxy<Router, { keyPrefix: true }>

/** What each procedure of a router takes and answers, by its name. */
export type BffInputs<Router extends AnyTRPCRouter> = inferRouterInputs<Router>
export type BffOutputs<Router extends AnyTRPCRouter> = inferRouterOutputs<Router>

/**
 * The BFF of a micro-frontend, as options for TanStack Query.
 *
 * ```ts
 * // src/bff.ts
 * import type { QuoteRouter } from '@torrent/quote-bff'
 * export const bff = createBffClient<QuoteRouter>('quote')
 * // in a component
 * const quote = useQuery(bff.get.queryOptions({ id }, live('quote', id)))
 * ```
 * One request a call, not batched: a fast answer must not wait for a slow one.
 */
export function createBffClient<Router extends AnyTRPCRouter>(name: string): BffClient<Router> {
  const untyped = createTRPCClient<AnyTRPCRouter>({
    links: [httpLink({ url: `/api/${name}/trpc`, headers: () => requestHeaders(name) })],
  })
  return createTRPCOptionsProxy<AnyTRPCRouter, { keyPrefix: true }>({
    client: untyped,
    queryClient: () => getHost().queryClient,
    // Two BFFs may both have a `list`; the prefix keeps their answers apart in the one cache of the page.
    keyPrefix: name,
  }) as BffClient<Router>
}

/**
 * The headers of every call: its trace, what this browser wrote lately, and the release of the screens that call, so that
 * a BFF which has moved on can ask for a reload instead of misunderstanding them.
 * @param name of the BFF; the micro-frontend that it belongs to has the same
 */
function requestHeaders(name: string): Record<string, string> {
  const seen = seenWrites.header()
  const remote = getHost().remotes.find(each => each.name === name)
  return {
    traceparent: newTraceParent(),
    ...(seen === undefined ? {} : { 'x-torrent-seen': seen }),
    ...(remote === undefined ? {} : { 'x-torrent-release': `${name}@${remote.version}` }),
  }
}
