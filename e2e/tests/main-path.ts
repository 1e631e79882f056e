import type { Page } from '@playwright/test'
import { expect, type Language, type Person } from '@torrent/e2e-kit'
import { LABELS } from './labels.ts'

type Labels = (typeof LABELS)[Language]

/** The document's status, wherever it stands on the page. */
export function status(page: Page, words: Labels) {
  return page.getByRole('status', { name: words.status, exact: true })
}

function press(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true }).click()
}

/** Chooses the first thing a searching field offers for a text. */
export async function choose(page: Page, label: string, text: string, nth = 0): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).nth(nth)
  await field.fill(text)
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  await field.press('ArrowDown')
  await field.press('Enter')
}

/** Makes a quote with two lines through the form and answers its address. */
export async function createQuote(page: Page, language: Language, subject: string): Promise<string> {
  const words = LABELS[language]
  await page.goto('/quotes')
  await page.getByRole('link', { name: words.newQuote, exact: true }).first().click()
  await choose(page, words.customer, 'C10')
  await page.getByLabel(words.subject, { exact: true }).fill(subject)
  await choose(page, words.item, 'SUS')
  await page.getByLabel(words.quantity, { exact: true }).first().fill('10')
  await press(page, words.addLine)
  await page.getByLabel(words.item, { exact: true }).nth(1).fill('Setup, 段取り')
  await page.getByLabel(words.quantity, { exact: true }).nth(1).fill('1')
  await page.getByLabel(words.unitPrice, { exact: true }).nth(1).fill('15000')
  await press(page, words.save)
  await page.waitForURL(/\/quotes\/[0-9a-f-]{36}$/)
  await expect(status(page, words)).toHaveText(words.draft)
  return new URL(page.url()).pathname
}

export interface Crew {
  sales: Person
  approver: Person
  orders: Person
  shipping: Person
}

/** From quotation to delivery, each step by whoever does it in life, each seen by the others without a reload. */
export async function walkMainPath({ sales, approver, orders, shipping }: Crew, language: Language): Promise<void> {
  const words = LABELS[language]
  const path = await createQuote(sales.page, language, `Main path ${language} ${Date.now()}`)
  await approver.page.goto(path)
  await expect(status(approver.page, words)).toHaveText(words.draft)

  await press(sales.page, words.submit)
  await expect(status(approver.page, words)).toHaveText(words.submitted)
  // The button that had the focus is gone; whoever works by keyboard is still in the document.
  await expect(sales.page.getByRole('heading', { level: 1 })).toBeFocused()
  await press(approver.page, words.approve)
  await expect(status(sales.page, words)).toHaveText(words.approved)
  await press(sales.page, words.markSent)
  await expect(status(sales.page, words)).toHaveText(words.sent)

  await sales.page.getByRole('link', { name: words.convert, exact: true }).click()
  await sales.page.waitForURL(/\/orders\/new\?quote=/)
  await press(sales.page, words.save)
  await sales.page.waitForURL(/\/orders\/[0-9a-f-]{36}$/)
  await expect(status(sales.page, words)).toHaveText(words.draft)
  await expect(status(approver.page, words)).toHaveText(words.accepted)

  const order = new URL(sales.page.url()).pathname
  await orders.page.goto(order)
  await press(orders.page, words.confirm)
  await expect(status(sales.page, words)).toHaveText(words.confirmed)
  await orders.page.getByRole('link', { name: words.createShipment, exact: true }).click()
  await orders.page.waitForURL(/\/shipments\/new\?order=/)
  await press(orders.page, words.save)
  await orders.page.waitForURL(/\/shipments\/[0-9a-f-]{36}$/)
  await expect(status(orders.page, words)).toHaveText(words.planned)

  const shipment = new URL(orders.page.url()).pathname
  await shipping.page.goto(shipment)

  for (const [button, after] of [
    [words.startPicking, words.picking],
    [words.pack, words.packed],
    [words.ship, words.shipped],
    [words.deliver, words.delivered],
  ] as const) {
    await press(shipping.page, button)
    // Where a step asks for details, its dialog's button has the same name.
    const dialog = shipping.page.getByRole('dialog')
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: button, exact: true }).click()
    await expect(status(shipping.page, words)).toHaveText(after)
  }
  await expect(status(sales.page, words)).toHaveText(words.shipped)
}
