import type { Browser, Page } from 'playwright'
import { type Figure, median, ms, percentile } from '../figures.ts'
import { post, whenShown } from '../watch-text.ts'

const WARM_UP = 10
const ROUNDS = 200

/** From Enter in one browser to the message on another's screen, beside a bare path; both in turn, in one run. */
export async function sendToScreen(writer: Page, reader: Page, browser: Browser, bare: string): Promise<Figure[]> {
  const [bareWriter, bareReader] = [await browser.newPage(), await browser.newPage()]
  for (const page of [bareWriter, bareReader]) await page.goto(bare)
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

/** Writes a message with the keyboard; answers when Enter went down, by the page's clock. */
async function write(page: Page, text: string): Promise<number> {
  const box = page.getByRole('textbox', { name: 'Message', exact: true })
  await box.fill(text)
  const down = box.evaluate(
    element =>
      new Promise<number>(resolve => {
        const note = () => resolve(performance.timeOrigin + performance.now())
        element.addEventListener('keydown', note, { once: true, capture: true })
      }),
  )
  await box.press('Enter')
  return down
}
