import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gallery, openGallery } from './open-gallery.ts'

let gallery: Gallery

beforeAll(async () => {
  gallery = await openGallery()
})
afterAll(async () => {
  await gallery.close()
})

/** Runs a story in a fresh page and closes it. */
async function on(view: string, story: (page: Page) => Promise<void>): Promise<void> {
  const page = await gallery.open({ view })
  try {
    await story(page)
  } finally {
    await page.context().close()
  }
}

const cell = (page: Page, label: string, line: number) => page.getByLabel(label, { exact: true }).nth(line - 1)
const hasFocus = (locator: Locator) => locator.evaluate(element => element === document.activeElement)
const valuesOf = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).evaluateAll(inputs => inputs.map(input => (input as HTMLInputElement).value))

/** Puts text on the clipboard and pastes it where the focus is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(content => navigator.clipboard.writeText(content), text)
  await page.keyboard.press('Control+V')
}

describe('LineEditor', () => {
  it('takes a whole line blindly: code, Tab, quantity, and the item brings its price and unit', () =>
    on('edit&new', async page => {
      await page.getByLabel('Item').first().click()
      await page.keyboard.type('sus304-t3')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.type('120')
      await page.keyboard.press('Tab')
      // Grouped or not: the answer of the search may come before the field has focus, or after.
      const prices = async () => (await valuesOf(page, 'Unit price')).map(price => price.replace(',', ''))
      await expect.poll(prices).toEqual(['18500'])
      await expect.poll(() => valuesOf(page, 'Item')).toEqual(['Stainless sheet SUS304 t3.0'])
      expect(await valuesOf(page, 'Quantity')).toEqual(['120'])
      await expect.poll(() => page.getByRole('grid').textContent()).toContain('¥2,220,000')
    }))

  it('is filled by a script through labels alone', () =>
    on('edit&new', async page => {
      await page.getByLabel('Item').first().fill('Hex bolt M8×30')
      await page.getByLabel('Quantity').first().fill('2400')
      // The item brings its price once it is found; a script that writes at that very moment would write beside it.
      await expect.poll(async () => (await valuesOf(page, 'Unit price'))[0]).not.toBe('')
      await page.getByLabel('Unit price').first().fill('12.5')
      await page.getByRole('button', { name: 'Add line' }).click()
      await expect.poll(() => valuesOf(page, 'Quantity')).toEqual(['2,400', ''])
      expect((await valuesOf(page, 'Unit price'))[0]).toBe('12.5')
      await expect.poll(() => page.getByRole('grid').textContent()).toContain('¥30,000')
    }))

  it('moves with arrows and makes a new line with Enter and with Tab at the end', () =>
    on('edit&new', async page => {
      await cell(page, 'Specification', 1).fill('cut to size')
      await cell(page, 'Quantity', 1).focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.getByLabel('Quantity').count()).toBe(2)
      await expect.poll(() => cell(page, 'Item', 2).evaluate(input => input === document.activeElement)).toBe(true)
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.type('7')
      expect(await valuesOf(page, 'Quantity')).toEqual(['7', ''])
      await cell(page, 'Specification', 2).fill('x')
      await cell(page, 'Tax rate', 2).focus()
      await page.keyboard.press('Tab')
      await expect.poll(() => page.getByLabel('Quantity').count()).toBe(3)
    }))

  it('lets Tab out of the grid after a blank line', () =>
    on('edit&new', async page => {
      await cell(page, 'Tax rate', 1).focus()
      await page.keyboard.press('Tab')
      expect(await page.getByLabel('Quantity').count()).toBe(1)
      await expect
        .poll(() =>
          page.getByRole('button', { name: 'Add line' }).evaluate(button => button === document.activeElement),
        )
        .toBe(true)
    }))

  it('takes a block from a spreadsheet, looks items up, keeps pasted prices, and undoes it all', () =>
    on('edit&new', async page => {
      await cell(page, 'Item', 1).click()
      await paste(page, 'SUS304-T3\t\t１，２００\t20,000\r\nA5052-R20\t1000 mm\t30\t\r\nno such item\t\t2x\t5\r\n')
      await expect
        .poll(() => valuesOf(page, 'Item'))
        .toEqual(['Stainless sheet SUS304 t3.0', 'Aluminium bar A5052 φ20', 'no such item'])
      await page.getByLabel('Subject').focus()
      expect(await valuesOf(page, 'Quantity')).toEqual(['1,200', '30', '2x'])
      expect(await valuesOf(page, 'Unit price')).toEqual(['20,000', '', '5'])
      expect(await cell(page, 'Quantity', 3).getAttribute('aria-invalid')).toBe('true')
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect.poll(() => valuesOf(page, 'Quantity')).toEqual([''])
      expect(await valuesOf(page, 'Item')).toEqual([''])
    }))

  it('deletes, takes back, duplicates and moves lines by keyboard', () =>
    on('edit', async page => {
      const items = () => valuesOf(page, 'Item')
      const before = await items()
      await cell(page, 'Quantity', 2).focus()
      await page.keyboard.press('Control+Shift+Backspace')
      await expect.poll(items).toEqual(before.toSpliced(1, 1))
      await expect.poll(() => page.getByText('Line 2 deleted').isVisible()).toBe(true)
      await page.keyboard.press('Control+Z')
      await expect.poll(items).toEqual(before)
      await cell(page, 'Quantity', 1).focus()
      await page.keyboard.press('Alt+Shift+ArrowDown')
      await expect.poll(items).toEqual([before[1], before[0], ...before.slice(2)])
      await expect.poll(() => cell(page, 'Quantity', 2).evaluate(input => input === document.activeElement)).toBe(true)
      await page.keyboard.press('Control+Shift+D')
      await expect.poll(items).toEqual([before[1], before[0], before[0], ...before.slice(2)])
    }))

  it('gives the old value back on Escape and copies the one above on Ctrl+D', () =>
    on('edit', async page => {
      const quantity = cell(page, 'Quantity', 1)
      await quantity.focus()
      await page.keyboard.type('99')
      await page.keyboard.press('Escape')
      await page.keyboard.press('ArrowDown')
      expect(await valuesOf(page, 'Quantity')).toContain('120')
      await page.keyboard.press('Control+D')
      await page.getByLabel('Subject').focus()
      expect((await valuesOf(page, 'Quantity')).slice(0, 2)).toEqual(['120', '120'])
    }))

  it('replaces the cell that is clicked, and edits it on a second click', () =>
    on('edit', async page => {
      await cell(page, 'Quantity', 1).click()
      await page.keyboard.type('7')
      expect(await cell(page, 'Quantity', 1).inputValue()).toBe('7')
      await cell(page, 'Specification', 1).click()
      await cell(page, 'Specification', 1).click()
      await page.keyboard.press('End')
      await page.keyboard.type('!')
      expect(await cell(page, 'Specification', 1).inputValue()).toBe('Hairline finish!')
    }))

  it('accepts full-width digits as they are typed', () =>
    on('edit&new', async page => {
      await cell(page, 'Quantity', 1).focus()
      await page.keyboard.insertText('１２，５００')
      expect(await cell(page, 'Quantity', 1).inputValue()).toBe('12,500')
      await page.getByLabel('Subject').focus()
      expect(await cell(page, 'Quantity', 1).inputValue()).toBe('12,500')
    }))
})

describe('fields', () => {
  it('name the input exactly as the label, also when required', () =>
    on('edit&new', async page => {
      for (const label of ['Customer', 'Subject', 'Valid until']) {
        expect(
          await page
            .getByRole('textbox', { name: label, exact: true })
            .or(page.getByRole('combobox', { name: label, exact: true }))
            .count(),
        ).toBe(1)
        expect(await page.getByLabel(label, { exact: true }).count()).toBe(1)
      }
    }))

  it('read a day in many ways and show it in the person’s language', () =>
    on('edit&new', async page => {
      const field = page.getByLabel('Valid until')
      for (const [typed, shown] of [
        ['2026-12-31', '31 Dec 2026'],
        ['１２／２４', '24 Dec 2026'],
        ['+7', '29 Nov 2026'],
        ['24 dec', '24 Dec 2026'],
      ] as const) {
        await field.fill(typed)
        await field.press('Enter')
        expect(await field.inputValue()).toBe(shown)
      }
      await field.fill('someday')
      await page.getByLabel('Subject').focus()
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      expect(await field.inputValue()).toBe('someday')
    }))

  it('offer a calendar by keyboard', () =>
    on('edit&new', async page => {
      const field = page.getByLabel('Valid until')
      await field.focus()
      await page.keyboard.press('Alt+ArrowDown')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      expect(await field.inputValue()).toBe('29 Nov 2026')
      expect(await field.evaluate(input => input === document.activeElement)).toBe(true)
      await page.keyboard.press('Alt+ArrowDown')
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    }))

  it('search a choice by code or name, and say so when a text is none', () =>
    on('edit&new', async page => {
      const customer = page.getByLabel('Customer')
      await customer.fill('osaka')
      await page.getByRole('option', { name: /Osaka Metal/ }).click()
      expect(await customer.inputValue()).toBe('Osaka Metal Industry')
      await customer.fill('c-1004')
      await customer.press('Enter')
      await expect.poll(() => customer.inputValue()).toBe('Minato Shipbuilding')
      await customer.fill('nobody')
      await page.getByLabel('Subject').focus()
      await expect.poll(() => customer.getAttribute('aria-invalid')).toBe('true')
      expect(await customer.inputValue()).toBe('nobody')
    }))
})

describe('DataTable', () => {
  it('moves between rows with arrows, ticks with Space and opens with Enter', () =>
    on('list', async page => {
      const links = page.getByRole('rowheader').getByRole('link')
      await links.first().focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await expect.poll(() => links.nth(2).evaluate(link => link === document.activeElement)).toBe(true)
      await page.keyboard.press('Space')
      await expect.poll(() => page.getByText('1 selected').isVisible()).toBe(true)
      await page.keyboard.press('Enter')
      await page.waitForURL(/view=document/)
    }))

  it('has one tab stop for its rows, and / leads to the search', () =>
    on('list', async page => {
      expect(await page.locator('tbody a[tabindex="0"]').count()).toBe(1)
      await page
        .getByRole('link', { name: /^Q-2026/ })
        .first()
        .focus()
      await page.keyboard.press('/')
      await expect.poll(() => page.getByRole('searchbox').evaluate(box => box === document.activeElement)).toBe(true)
      expect(await page.getByRole('searchbox').inputValue()).toBe('')
    }))

  it('says how it is sorted and sorts on a press', () =>
    on('list', async page => {
      const head = page.getByRole('columnheader', { name: 'Total' })
      expect(await page.getByRole('columnheader', { name: 'Number' }).getAttribute('aria-sort')).toBe('descending')
      await head.getByRole('button').click()
      expect(await head.getAttribute('aria-sort')).toBe('ascending')
      expect(await page.getByRole('columnheader', { name: 'Number' }).getAttribute('aria-sort')).toBeNull()
    }))

  it('keeps only the rows in view in the document, and still reaches the last one', () =>
    on('list&many', async page => {
      expect(await page.locator('tbody tr').count()).toBeLessThan(80)
      await page.getByRole('rowheader').getByRole('link').first().focus()
      await page.keyboard.press('End')
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('tr')?.ariaRowIndex)).toBe('1001')
    }))

  it('opens on a click beside the link, but not when a box is ticked', () =>
    on('list', async page => {
      await page.getByRole('checkbox', { name: 'Select row 2', exact: true }).click()
      expect(page.url()).toContain('view=list')
      await page.getByRole('row').nth(3).getByRole('cell').nth(3).click()
      await page.waitForURL(/view=document/)
    }))
})

describe('dialogs and frame', () => {
  it('start a dangerous question on the way back', () =>
    on('overlays&open=confirm', async page => {
      await expect
        .poll(() => page.getByRole('button', { name: 'Go back' }).evaluate(button => button === document.activeElement))
        .toBe(true)
    }))

  it('start a form dialog in its first field and close on Escape', () =>
    on('overlays', async page => {
      await page.getByRole('button', { name: 'modal' }).click()
      await expect.poll(() => page.getByLabel('Reason').evaluate(input => input === document.activeElement)).toBe(true)
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
      await expect
        .poll(() => page.getByRole('button', { name: 'modal' }).evaluate(button => button === document.activeElement))
        .toBe(true)
    }))

  it('submit a form with Enter in a field, and not while something is missing', () =>
    on('overlays&open=modal', async page => {
      const reason = page.getByLabel('Reason')
      await reason.press('Enter')
      await expect.poll(() => page.getByRole('button', { name: 'Reject' }).isDisabled()).toBe(true)
      await reason.fill('Too dear')
      await reason.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      expect(await page.getByText('Rejected').count()).toBe(1)
    }))

  it('give focus back, also when the dialog leaves the document at once', () =>
    on('overlays', async page => {
      await page.getByRole('button', { name: 'drawer' }).click()
      await page.getByRole('dialog', { name: 'Jobs' }).waitFor()
      await page.getByRole('button', { name: 'Close' }).click()
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
      await expect.poll(() => hasFocus(page.getByRole('button', { name: 'drawer' }))).toBe(true)
    }))

  it('keep the page behind a dialog out of reach', () =>
    on('overlays', async page => {
      await page.getByRole('button', { name: 'modal' }).click()
      for (let press = 0; press < 8; press += 1) {
        await page.keyboard.press('Tab')
        // Focus may visit the browser's own controls, which to the page is its body.
        const where = await page.evaluate(() => {
          const { activeElement } = document
          return activeElement === document.body || activeElement?.closest('dialog') !== null
        })
        expect(where).toBe(true)
      }
    }))

  it('open a menu with the arrow, go round in it, choose with Enter and come back', () =>
    on('overlays', async page => {
      const button = page.getByRole('button', { name: 'menu' })
      await button.focus()
      await page.keyboard.press('ArrowDown')
      await expect.poll(() => hasFocus(page.getByRole('menuitem', { name: 'Duplicate' }))).toBe(true)
      await page.keyboard.press('ArrowUp')
      await expect.poll(() => hasFocus(page.getByRole('menuitem', { name: 'Cancel order' }))).toBe(true)
      await page.keyboard.press('p')
      await expect.poll(() => hasFocus(page.getByRole('menuitem', { name: 'Print' }))).toBe(true)
      await page.keyboard.press('Enter')
      await expect.poll(() => page.getByRole('menu').count()).toBe(0)
      expect(await hasFocus(button)).toBe(true)
      await button.click()
      await page.keyboard.press('Escape')
      expect(await hasFocus(button)).toBe(true)
      await button.click()
      await page.getByRole('heading', { level: 1 }).click()
      await expect.poll(() => page.getByRole('menu').count()).toBe(0)
    }))

  it('open a popover, move into it and come back on Escape', () =>
    on('overlays', async page => {
      await page.getByRole('button', { name: 'popover' }).click()
      await expect.poll(() => hasFocus(page.getByLabel('Amount at least'))).toBe(true)
      await page.keyboard.press('Escape')
      await expect.poll(() => hasFocus(page.getByRole('button', { name: 'popover' }))).toBe(true)
      expect(await page.getByRole('dialog').count()).toBe(0)
    }))

  it('explain a button on focus and stop at Escape', () =>
    on('overlays', async page => {
      await page.getByRole('button', { name: 'toast with action' }).focus()
      await page.keyboard.press('Tab')
      await expect.poll(() => page.getByRole('tooltip').textContent()).toBe('An explanation')
      const described = await page.getByRole('button', { name: 'tooltip' }).getAttribute('aria-describedby')
      expect(await page.getByRole('tooltip').getAttribute('id')).toBe(described)
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByRole('tooltip').count()).toBe(0)
    }))

  it('let Escape close the innermost thing only', () =>
    on('overlays&open=form', async page => {
      const customer = page.getByLabel('Customer')
      await customer.fill('osaka')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByRole('option').count()).toBe(0)
      expect(await page.getByRole('dialog').count()).toBe(1)
      await page.getByLabel('Requested date').focus()
      await page.keyboard.press('Alt+ArrowDown')
      await page.getByRole('dialog', { name: 'Open calendar' }).waitFor()
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByRole('dialog').count()).toBe(1)
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    }))

  it('stay open when the owner does not let go, however often Escape is pressed', () =>
    on('overlays&open=stubborn', async page => {
      for (let press = 0; press < 4; press += 1) await page.keyboard.press('Escape')
      expect(await page.getByRole('dialog', { name: 'Signed out' }).isVisible()).toBe(true)
    }))

  it('show the status in an element of that role, whose text is the label alone', () =>
    on('document', async page => {
      const status = page.getByRole('status', { name: 'Status' })
      expect(await status.count()).toBe(1)
      expect(await status.textContent()).toBe('Confirmed')
    }))

  it('lead past the navigation with the first link', () =>
    on('home', async page => {
      const firstLink = page.getByRole('link').first()
      expect(await firstLink.textContent()).toBe('Skip to content')
      await firstLink.focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
    }))
})
