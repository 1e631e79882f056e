import type { Page } from 'playwright'
import { post } from './watch-text.ts'

interface CommandAnswer {
  result?: { data: { result: { id: string; version: number } } }
}

/** A quote that a bench changes again and again. */
export interface BenchQuote {
  id: string
  version: number
  input: { customerId: string; subject: string; validUntil: string; lines: object[] }
}

async function get<T>(page: Page, procedure: string, input: object): Promise<T> {
  const url = `/api/quote/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`
  return page.evaluate(async target => (await (await fetch(target)).json()).result.data, url)
}

/** Makes a quote with ten lines as the person in this page. */
export async function createQuote(page: Page, subject: string): Promise<BenchQuote> {
  const [customer] = await get<{ id: string }[]>(page, 'customers', { text: '' })
  const items = await get<{ id: string; name: string; unitPrice: string; taxCode: string }[]>(page, 'items', {
    text: '',
  })
  const lines = items.slice(0, 10).map(({ id, name, unitPrice, taxCode }) => ({
    id: crypto.randomUUID(),
    itemId: id,
    description: name,
    quantity: '10',
    unitPrice,
    taxCode,
  }))
  const input = { customerId: customer?.id ?? '', subject, validUntil: '2099-12-31', lines }
  const id = crypto.randomUUID()
  const { answer } = await post<CommandAnswer>(page, '/api/quote/trpc/create', {
    id,
    quote: input,
    commandId: crypto.randomUUID(),
  })
  if (!answer.result) throw new Error(JSON.stringify(answer))
  return { id, version: answer.result.data.result.version, input }
}

/** Changes its subject; answers when the command was sent and when its outcome was known, by the page's clock. */
export async function renameQuote(page: Page, quote: BenchQuote, subject: string) {
  const { sent, answered, answer } = await post<CommandAnswer>(page, '/api/quote/trpc/update', {
    id: quote.id,
    baseVersion: quote.version,
    quote: { ...quote.input, subject },
    commandId: crypto.randomUUID(),
  })
  if (!answer.result) throw new Error(JSON.stringify(answer))
  quote.version = answer.result.data.result.version
  return { sent, answered }
}
