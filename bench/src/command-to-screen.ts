import type { Browser, Page } from 'playwright'
import { type Figure, median, ms, percentile } from './figures.ts'
import { type BenchQuote, createQuote, renameQuote } from './portal-client.ts'
import { post, whenShown } from './watch-text.ts'

const WARM_UP = 15
const ROUNDS = 150
/** A document has a history of a dozen entries, not of hundreds: after so many changes another one is opened. */
const CHANGES_A_QUOTE = 12

/** From a command in one browser to the change on another's screen, beside a bare path; both in turn, in one run. */
export async function commandToScreen(writer: Page, reader: Page, browser: Browser, bare: string): Promise<Figure[]> {
  let quote = await openAnother(writer, reader)
  const [bareWriter, bareReader] = [await browser.newPage(), await browser.newPage()]
  for (const page of [bareWriter, bareReader]) await page.goto(bare)

  const [portal, answer, plain]: [number[], number[], number[]] = [[], [], []]
  for (let round = 1; round <= WARM_UP + ROUNDS; round += 1) {
    if (round % CHANGES_A_QUOTE === 0) quote = await openAnother(writer, reader)
    const text = `bench ${round} ${crypto.randomUUID().slice(0, 8)}`
    const shown = whenShown(reader, text)
    const { sent, answered } = await renameQuote(writer, quote, text)
    const seen = await shown
    const bareShown = whenShown(bareReader, text)
    const { sent: bareSent } = await post(bareWriter, '/rows', { text })
    const bareSeen = await bareShown
    if (round <= WARM_UP) continue
    portal.push(seen - sent)
    answer.push(answered - sent)
    plain.push(bareSeen - bareSent)
  }
  const beside = (share: number) => `bare path (${ms(percentile(plain, share))})`
  return [
    {
      name: 'command → shown in another browser, p50',
      value: ms(median(portal)),
      ratio: median(portal) / median(plain),
      beside: beside(0.5),
      aim: '≤ 60 ms',
    },
    {
      name: 'command → shown in another browser, p99',
      value: ms(percentile(portal, 0.99)),
      ratio: percentile(portal, 0.99) / percentile(plain, 0.99),
      beside: beside(0.99),
    },
    { name: 'command → its outcome known to the sender, p50', value: ms(median(answer)) },
  ]
}

/** A new quote, shown by the reader with everything on its page loaded and the realtime connection standing. */
async function openAnother(writer: Page, reader: Page): Promise<BenchQuote> {
  const quote = await createQuote(writer, 'bench 0')
  const connected = reader.waitForEvent('websocket')
  await reader.goto(`/quotes/${quote.id}`)
  await reader.getByRole('heading', { level: 1 }).waitFor()
  await connected
  await reader.waitForLoadState('networkidle')
  return quote
}
