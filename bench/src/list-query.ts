import type { Page } from 'playwright'
import { type Figure, median, ms, percentile } from './figures.ts'
import { createQuote } from './portal-client.ts'
import { timeGet } from './watch-text.ts'

const ROUNDS = 150

/** A page of a list of quotes as a browser asks for it, beside the same number of rows from a bare table. */
export async function listQuery(page: Page, barePage: Page, quotes: number): Promise<Figure[]> {
  for (let made = 0; made < quotes; made += 20)
    await Promise.all(Array.from({ length: 20 }, (_, index) => createQuote(page, `list ${made + index}`)))
  const list = (input: object) => `/api/quote/trpc/list?input=${encodeURIComponent(JSON.stringify(input))}`
  const [whole, searched, plain]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    whole.push(await timeGet(page, list({})))
    searched.push(await timeGet(page, list({ text: `list ${round % quotes}`, sort: '-amount' })))
    plain.push(await timeGet(barePage, '/rows'))
  }
  const beside = `bare table (${ms(median(plain))})`
  return [
    {
      name: `list of ${quotes} quotes, a page of 25, p50`,
      value: ms(median(whole)),
      ratio: median(whole) / median(plain),
      beside,
    },
    { name: 'the same, p99', value: ms(percentile(whole, 0.99)) },
    {
      name: 'searched and sorted, p50',
      value: ms(median(searched)),
      ratio: median(searched) / median(plain),
      beside,
    },
  ]
}
