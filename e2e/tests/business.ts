import type { Page } from '@playwright/test'
import { callFrom } from './call.ts'
import { PROCEDURES } from './routers.ts'

/** Calls one procedure as the person in this page and answers its data. Throws with the answer when it is refused. */
export async function ask<T>(page: Page, name: string, input: object = {}): Promise<T> {
  const procedure = PROCEDURES.find(({ bff, path }) => `${bff}.${path}` === name)
  if (!procedure) throw new Error(`there is no procedure ${name}`)
  const [answer] = await callFrom(page, [{ procedure, input: JSON.stringify(input) }])
  if (answer?.status !== 200) throw new Error(`${name}: ${answer?.text}`)
  return JSON.parse(answer.text).result.data
}

/** Sends a command and answers the id and version of what it changed, however long it takes. */
export async function send(page: Page, name: string, input: object): Promise<{ id: string; version: number }> {
  const commandId = crypto.randomUUID()
  for (;;) {
    // Sent again it is the same command, and its end is waited for again.
    const { result } = await ask<{ result?: { id: string; version: number } }>(page, name, { ...input, commandId })
    if (result) return result
  }
}

/** A quote by somebody who may do everything, taken as far as `until`; answers its id. */
export async function quoteUntil(page: Page, until: 'draft' | 'submitted' | 'approved' | 'sent'): Promise<string> {
  const [customer] = await ask<{ id: string }[]>(page, 'quote.customers', { text: '' })
  const items = await ask<{ id: string; name: string; unitPrice: string; taxCode: string }[]>(page, 'quote.items', {
    text: '',
  })
  const lines = items.slice(0, 3).map(({ id, name, unitPrice, taxCode }, index) => ({
    id: crypto.randomUUID(),
    itemId: id,
    description: name,
    quantity: String(10 * (index + 1)),
    unitPrice,
    taxCode,
  }))
  const quote = { customerId: customer?.id, subject: `Until ${until}`, validUntil: '2099-12-31', lines }
  let { id, version } = await send(page, 'quote.create', { id: crypto.randomUUID(), quote })
  const steps = { submitted: 'quote.submit', approved: 'quote.approve', sent: 'quote.markSent' } as const
  for (const [reached, command] of Object.entries(steps)) {
    if (until === 'draft') break
    const after = await send(page, command, { id, baseVersion: version })
    version = after.version
    if (reached === until) break
  }
  return id
}

/** A confirmed order of everything in a new quote; answers its id. */
export async function confirmedOrder(page: Page): Promise<string> {
  const quoteId = await quoteUntil(page, 'sent')
  const { id, version } = await send(page, 'order.createFromQuote', {
    id: crypto.randomUUID(),
    quoteId,
    order: { requestedDate: '2099-12-31' },
  })
  await send(page, 'order.confirm', { id, baseVersion: version })
  return id
}

/** A planned shipment of everything in a new order; answers its id. */
export async function plannedShipment(page: Page): Promise<string> {
  const orderId = await confirmedOrder(page)
  const { id } = await send(page, 'shipping.createFromOrder', {
    id: crypto.randomUUID(),
    orderId,
    shipment: { plannedDate: '2099-12-31' },
  })
  return id
}
