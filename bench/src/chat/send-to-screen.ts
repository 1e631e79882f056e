import type { Browser, Page } from 'playwright'
import { type Figure, median, ms, percentile } from '../figures.ts'
import { post, whenShown } from '../watch-text.ts'

const WARM_UP = 10
const ROUNDS = 200

/** From Enter in one browser to the message on another's screen, beside a bare path; both in turn, in one run. */
export async function sendToScreen(writer: Page, reader: Page, browser: Browser, bare: string): Promise<Figure[]> {
  const [bareWriter, bareReader] = [await browser.newPage(), await browser.newPage()]
  for (const page of [bareWriter, bareReader]) await page.goto(bare)
  await noteEnter(writer)
  const [portal, plain]: [number[], number[]] = [[], []]
  for (let round = 1; round <= WARM_UP + ROUNDS; round += 1) {
    const text = `bench ${round} ${crypto.randomUUID().slice(0, 8)}`
    const shown = whenShown(reader, text)
    const sent = await write(writer, text)
    const seen = await shown
    const bareShown = whenShown(bareReader, text)
    const { sent: bareSent } = await post(bareWriter, '/rows', { text })
    const bareSeen = await bareShown
    if (round <= WARM_UP) continue
    portal.push(seen - sent)
    plain.push(bareSeen - bareSent)
  }
  for (const page of [bareWriter, bareReader]) await page.close()
  return (
    [
      ['p50', 0.5, '≤ 40 ms'],
      ['p99', 0.99, '≤ 150 ms'],
    ] as const
  ).map(([name, share, aim]) => ({
    name: `send → shown in another browser, ${name}`,
    value: ms(percentile(portal, share)),
    ratio: percentile(portal, share) / percentile(plain, share),
    beside: `bare path (${ms(share === 0.5 ? median(plain) : percentile(plain, share))})`,
    aim,
  }))
}

/** Notes each time that Enter goes down in a page, by its clock. */
async function noteEnter(page: Page): Promise<void> {
  await page.evaluate(() => {
    const note = ({ key }: KeyboardEvent) => {
      if (key === 'Enter') Object.assign(globalThis, { enterAt: performance.timeOrigin + performance.now() })
    }
    document.addEventListener('keydown', note, { capture: true })
  })
}

/** Writes a message with the keyboard; answers when Enter went down. */
async function write(page: Page, text: string): Promise<number> {
  const box = page.getByRole('textbox', { name: 'Message', exact: true })
  await box.fill(text)
  await box.press('Enter')
  return page.evaluate(() => (globalThis as unknown as { enterAt: number }).enterAt)
}
