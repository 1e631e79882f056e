import type { QueryClient } from '@tanstack/react-query'
import { answered } from './answered.ts'
import { laterFiles } from './later-files.ts'
import type { RemoteLoader } from './remote-loader.ts'

/** Milliseconds for which unanswered questions hold up what comes after the first page. */
const PATIENCE = 3_000

/**
 * Fetches the micro-frontends that are not on the screen while nothing else happens, one after the other, so that the
 * first click on the navigation finds its code. One that fails now is tried again when somebody goes there.
 */
export async function preloadWhenIdle(
  loader: RemoteLoader,
  names: readonly string[],
  queryClient: QueryClient,
): Promise<void> {
  for (const name of names) {
    await idle(queryClient)
    await loader.load(name).catch(() => undefined)
  }
}

/**
 * Resolves when the browser has nothing better to do and the page waits for no answer: what nobody looks at yet does not
 * come before what an answer is going to show. A server that takes its time holds nothing up for long.
 */
export async function idle(queryClient: QueryClient): Promise<void> {
  await laterFiles()
  const until = performance.now() + PATIENCE
  do await Promise.all([quietMoment(), answered(queryClient, until - performance.now())])
  while (queryClient.isFetching() > 0 && performance.now() < until)
}

function quietMoment(): Promise<void> {
  return new Promise(resolve => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 5_000 })
    else setTimeout(resolve, 1_000)
  })
}
