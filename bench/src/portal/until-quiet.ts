import type { Page } from 'playwright'

/** How long nothing more must have been fetched for the page to count as having fetched all that it does by itself. */
const QUIET_MS = 2_000

/** Resolves when nothing has been fetched for a while. What stays open, such as a socket, does not count. */
export async function untilQuiet(page: Page): Promise<void> {
  await page.evaluate(
    quiet =>
      new Promise<void>(resolve => {
        let timer = setTimeout(resolve, quiet)
        new PerformanceObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(resolve, quiet)
        }).observe({ type: 'resource' })
      }),
    QUIET_MS,
  )
}
