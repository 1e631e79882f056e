import type { Browser, Page } from 'playwright'
import { type Line, putBehind } from './line.ts'
import { untilQuiet } from './until-quiet.ts'
import type { Visitor } from './visitor.ts'

/** A page that somebody opens by its address. */
export interface View {
  name: string
  path: string
  /** Resolves when the page shows all that it is opened for. */
  complete(page: Page): Promise<void>
}

/**
 * Opens a page in a browser that has never been there, and answers its largest contentful paint in milliseconds
 * (https://www.w3.org/TR/largest-contentful-paint/), redirects included.
 */
export async function firstView(
  browser: Browser,
  { origin, state }: Visitor,
  { path, complete }: View,
  line: Line,
): Promise<number> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'en-US',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1366, height: 768 },
    ...(state ? { storageState: state } : {}),
  })
  try {
    const page = await context.newPage()
    await page.addInitScript(observe)
    await putBehind(page, line)
    await page.goto(path)
    await complete(page)
    await untilQuiet(page)
    const paint = await page.evaluate(() => (globalThis as { largestPaint?: number }).largestPaint)
    if (paint === undefined) throw new Error(`${path} has painted nothing`)
    return paint
  } finally {
    await context.close()
  }
}

/** The last entry counts: larger content may come later. */
function observe(): void {
  new PerformanceObserver(list => {
    Object.assign(globalThis, { largestPaint: list.getEntries().at(-1)?.startTime })
  }).observe({ type: 'largest-contentful-paint', buffered: true })
}
