import type { Browser } from 'playwright'
import { type Figure, median, ms } from '../figures.ts'
import type { View } from './first-view.ts'
import type { Sides } from './screens.ts'
import type { Visitor } from './visitor.ts'

const ROUNDS = 3

interface Cost {
  requests: number
  /** Bytes over the line, headers included. */
  bytes: number
  /** Milliseconds of processor time on the page's main thread. */
  work: number
}

/** What a first view costs in bytes and processor time: unlike times of day, that depends little on what else runs here. */
export async function costs(browser: Browser, { portal, monolith }: Sides, view: View): Promise<Figure[]> {
  const [composed, whole]: [Cost[], Cost[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    composed.push(await costOf(browser, portal, view))
    whole.push(await costOf(browser, monolith, view))
  }
  const beside = (name: string, pick: (cost: Cost) => number, say: (value: number) => string): Figure => {
    const [here, there] = [median(composed.map(pick)), median(whole.map(pick))]
    return { name: `${view.name}, ${name}`, value: say(here), ratio: here / there, beside: `monolith (${say(there)})` }
  }
  return [
    beside('requests', cost => cost.requests, String),
    beside(
      'fetched',
      cost => cost.bytes,
      bytes => `${(bytes / 1000).toFixed(0)} kB`,
    ),
    beside('processor time', cost => cost.work, ms),
  ]
}

async function costOf(browser: Browser, { origin, state }: Visitor, { path, complete }: View): Promise<Cost> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'en-US',
    viewport: { width: 1366, height: 768 },
    ...(state ? { storageState: state } : {}),
  })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.goto(path, { waitUntil: 'commit' })
    await complete(page)
    const { metrics } = await session.send('Performance.getMetrics')
    const work = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
    const sizes = await page.evaluate(() =>
      [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(
        entry => (entry as PerformanceResourceTiming).transferSize,
      ),
    )
    return { requests: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), work }
  } finally {
    await context.close()
  }
}
