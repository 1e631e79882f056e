import { BUILT, expect, expectAccessible, test } from './portal.ts'

test('an entry is written, worked on and done, in every composition that is live', async ({ inEachComposition }) => {
  await inEachComposition(BUILT, async ({ person }) => {
    const { page } = await person('sales')
    await page.goto('/sample-parts')
    await page.getByRole('link', { name: 'New entry' }).first().click()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('This is required.')).toBeVisible()
    await page.getByLabel('Subject', { exact: true }).fill('Clean the press')
    await page.getByLabel('Quantity').fill('12.5')
    await page.getByLabel('Note').fill('Both sides')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save' }).click()

    await expect(page.getByText('Clean the press').first()).toBeVisible()
    await expect(page.getByText('Both sides')).toBeVisible()
    await page.getByRole('button', { name: 'Start work' }).click()
    await page.getByRole('button', { name: 'Mark as done' }).click()
    await expect(page.getByText('Work started')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Mark as done' })).toBeHidden()
    await expectAccessible(page)

    await page.goto('/sample-parts?q=press')
    await expect(page.getByRole('row', { name: /Clean the press/ }).first()).toBeVisible()
    await expectAccessible(page)
  })
})

test('who may only read is offered nothing to change', async ({ inEachComposition }) => {
  await inEachComposition(BUILT, async ({ person }) => {
    const { page } = await person('shipping')
    await page.goto('/sample-parts')
    await expect(page.getByRole('heading', { name: 'Sample parts' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'New entry' })).toBeHidden()
  })
})
