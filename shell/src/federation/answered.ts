import type { QueryClient } from '@tanstack/react-query'

/** Resolves when no question is under way any more, at the latest after so many milliseconds. */
export function answered(queryClient: QueryClient, patience: number): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      unsubscribe()
      clearTimeout(timer)
      resolve()
    }
    const look = () => {
      if (queryClient.isFetching() === 0) done()
    }
    const unsubscribe = queryClient.getQueryCache().subscribe(look)
    const timer = setTimeout(done, patience)
    look()
  })
}
