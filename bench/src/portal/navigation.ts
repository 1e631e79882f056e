import type { Browser, Page } from 'playwright'
import { whenShown } from '../watch-text.ts'
import { type Line, putBehind } from './line.ts'
import { untilQuiet } from './until-quiet.ts'
import type { Visitor } from './visitor.ts'

/** From one micro-frontend's page to another's by a link in the navigation. */
export interface Way {
  from: string
  link: string
  /** A text that only the other page shows, once it has its data. */
  shows: string
}

/**
 * Goes that way in a new browser after the page has fetched ahead what it wants to, and answers the milliseconds from
 * the click to the other page with its data. What it has fetched once is in the browser's cache, as in life.
 */
export async function navigation(
  browser: Browser,
  { origin, state }: Visitor,
  { from, link, shows }: Way,
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
    await page.goto(from)
    const target = page.getByRole('navigation').first().getByRole('link', { name: link, exact: true })
    await target.waitFor()
    await untilQuiet(page)
    await putBehind(page, line)
    const clicked = whenClicked(page)
    const shown = whenShown(page, shows)
    await target.click()
    return (await shown) - (await clicked)
  } finally {
    await context.close()
  }
}

function whenClicked(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const take = ({ timeStamp }: Event) => resolve(performance.timeOrigin + timeStamp)
        document.addEventListener('click', take, { capture: true, once: true })
      }),
  )
}
