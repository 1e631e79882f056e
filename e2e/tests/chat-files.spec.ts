import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, type Person, test } from '@torrent/e2e-kit'
import { ask } from './business.ts'
import { channelWith, composer, memberOf, message, openChannel, say } from './chat.ts'
import { drop, heldFile, heldPicture, partOf, paste, writeLargeFile } from './chat-files.ts'

/** How a HEIC picture of a telephone begins; nothing of it can be shown. */
const HEIC = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic'),
  Buffer.alloc(4),
  Buffer.from('mif1heic'),
]).toString('base64')

/** Parts that storage takes, in bytes. */
const PART = 8 * 1024 * 1024

const uploads = (page: Page) => page.getByRole('list', { name: 'Uploads' })

test('pictures and files are pasted and dropped into a message, shown small, and refused to who is removed', async ({
  person,
}) => {
  const [sales, orders] = await Promise.all([person('sales'), person('orders')])
  const { id } = await channelWith(sales.page, 'Pictures', ['orders'])
  await Promise.all([openChannel(sales.page, id), openChannel(orders.page, id)])
  await paste(composer(sales.page), await heldPicture(sales.page, '現場.png'))
  await drop(sales.page.getByRole('log').first(), await heldFile(sales.page, 'IMG_0042.heic', HEIC))
  await expect(uploads(sales.page).getByRole('listitem')).toHaveCount(2)
  await expect(uploads(sales.page).getByRole('progressbar')).toHaveCount(0)
  const files = ({ page }: Person) => page.getByRole('complementary').getByRole('listitem')
  for (const { page } of [sales, orders])
    await page.getByRole('button', { name: 'Files of this conversation', exact: true }).click()
  // What has not been sent is not among them; what is sent is there at once, for everybody who looks.
  for (const { page } of [sales, orders]) await expect(page.getByText('No files yet')).toBeVisible()
  await say(sales.page, '現場の写真です')
  await expect(uploads(sales.page)).toHaveCount(0)

  const heard = message(orders.page, '現場の写真です')
  const picture = heard.getByRole('img', { name: 'Open the picture 現場.png' })
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  // What a browser cannot show is said to be so, and saved.
  const other = heard.getByRole('link', { name: /IMG_0042\.heic/ })
  await expect(other).toContainText('No preview')
  const [downloaded] = await Promise.all([orders.page.waitForEvent('download'), other.click()])
  expect((await readFile(await downloaded.path())).toString('base64')).toBe(HEIC)

  for (const someone of [sales, orders])
    await expect(files(someone)).toHaveText([/IMG_0042\.heic|現場\.png/, /IMG_0042\.heic|現場\.png/])

  const address = await heard.getByRole('link', { name: '現場.png' }).first().getAttribute('href')
  const open = (page: Page) => page.request.get(address ?? '').then(answer => answer.status())
  expect(await open(orders.page)).toBe(200)
  await ask(sales.page, 'chat.removeChannelMember', { id, memberId: memberOf('orders').id })
  expect(await open(orders.page)).toBe(404)
  expect(await open(sales.page)).toBe(200)
  orders.problems.length = 0
})

test('an upload goes on after the line broke in the middle of it, and after a reload of the page', async ({
  person,
}, testInfo) => {
  const { page, context, problems } = await person('sales')
  const { id } = await channelWith(page, 'Line', [])
  const path = testInfo.outputPath('drawing.bin')
  await writeLargeFile(path, 2 * PART + 1000)
  await openChannel(page, id)

  // The second part breaks off once, the third does not get through before the page is reloaded.
  const sent: number[] = []
  let holds = true
  const broken = Promise.withResolvers<void>()
  const isPart = (url: URL) => partOf(url.href) !== undefined
  await context.route(isPart, async route => {
    const part = partOf(route.request().url()) ?? 0
    sent.push(part)
    if (part === 3 && holds) return broken.resolve()
    if (part === 2 && sent.filter(each => each === 2).length === 1) return route.abort()
    return route.continue()
  })
  const choose = async (button: string) => {
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: button, exact: true }).click()
    await (await choosing).setFiles(path)
  }
  await choose('Attach file')
  await broken.promise
  const progress = uploads(page).getByRole('progressbar', { name: 'Progress of drawing.bin' })
  await expect(uploads(page)).toContainText('99%')
  await expect(progress).toBeVisible()
  expect(sent.toSorted()).toEqual([1, 2, 2, 3])
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toHaveAttribute('aria-disabled', 'true')

  await page.reload()
  holds = false
  sent.length = 0
  await expect(uploads(page)).toContainText('Interrupted at 99%. Choose the file again to go on.')
  await choose('Choose again')
  await expect(uploads(page)).toContainText('16 MB')
  await expect(progress).toHaveCount(0)
  expect(sent).toEqual([3])
  await say(page, 'The drawing')

  const link = message(page, 'The drawing').getByRole('link', { name: /drawing\.bin/ })
  const [downloaded] = await Promise.all([page.waitForEvent('download'), link.click()])
  const digest = async (file: string) =>
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
  expect(await digest(await downloaded.path())).toBe(await digest(path))
  // What was sent is not offered again.
  await page.reload()
  await expect(link).toBeVisible()
  await expect(uploads(page)).toHaveCount(0)
  problems.length = 0
})

test('folders are made, renamed and moved; what is deleted comes back by Undo and out of the trash', async ({
  person,
}) => {
  const { page, problems } = await person('sales')
  const { id, name } = await channelWith(page, 'Drawer', [])
  await openChannel(page, id)
  await paste(composer(page), await heldFile(page, 'plan.txt', Buffer.from('plan').toString('base64')))
  await expect(uploads(page)).toContainText('4 B')
  await say(page, 'The plan')
  await expect(message(page, 'The plan')).toContainText('plan.txt')
  await page
    .getByRole('navigation', { name: 'Conversations' })
    .getByRole('button', { name: 'Files', exact: true })
    .click()
  const dialog = page.getByRole('dialog', { name: 'Files' })
  await dialog
    .getByRole('list', { name: 'Places' })
    .getByRole('button', { name: new RegExp(name) })
    .click()
  const contents = dialog.getByRole('list', { name: 'Files and folders' })
  const where = dialog.getByRole('navigation', { name: 'Where this folder is' })
  const act = async (file: string, action: string) => {
    await contents.getByRole('button', { name: `Actions for ${file}`, exact: true }).click()
    await page.getByRole('menuitem', { name: action, exact: true }).click()
  }
  const fill = async (title: string, value: string, button: string) => {
    const asked = page.getByRole('dialog', { name: title, exact: true })
    await asked.getByLabel('Name').fill(value)
    await asked.getByRole('button', { name: button, exact: true }).click()
    await expect(asked).toHaveCount(0)
  }

  await test.step('a folder is made and renamed', async () => {
    await dialog.getByRole('button', { name: 'New folder', exact: true }).click()
    await fill('New folder', 'A 図面', 'Create folder')
    await act('A 図面', 'Rename')
    await fill('Rename', 'A 図面 2026', 'Save')
    await dialog.getByRole('button', { name: 'New folder', exact: true }).click()
    await fill('New folder', 'B 旧版', 'Create folder')
    await expect(contents.getByRole('listitem')).toHaveText([/A 図面 2026/, /B 旧版/, /plan\.txt/])
  })

  await test.step('a file is moved and moved back by the keyboard alone', async () => {
    await contents.getByRole('button', { name: 'Actions for plan.txt', exact: true }).press('Enter')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('menuitem', { name: 'Move', exact: true })).toBeFocused()
    await page.keyboard.press('Enter')
    const asked = page.getByRole('dialog', { name: 'Move plan.txt' })
    const here = asked.getByRole('button', { name: 'Move here', exact: true })
    // Where it already is, it cannot be moved to.
    await expect(here).toBeDisabled()
    await asked.getByRole('button', { name: 'A 図面 2026' }).press('Enter')
    await expect(here).toBeEnabled()
    await here.press('Enter')
    const undo = dialog.getByRole('button', { name: 'Undo', exact: true })
    await expect(dialog.getByText('plan.txt was moved to A 図面 2026')).toBeVisible()
    await expect(contents.getByRole('listitem')).toHaveCount(2)
    await expect(undo).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(contents.getByRole('listitem')).toHaveCount(3)
    await expect(undo).toHaveCount(0)
  })

  await test.step('a folder is moved with what is in it, not deleted while something is in it', async () => {
    await act('plan.txt', 'Move')
    await page.getByRole('dialog', { name: 'Move plan.txt' }).getByRole('button', { name: 'B 旧版' }).click()
    await page.getByRole('button', { name: 'Move here', exact: true }).click()
    await expect(contents.getByRole('listitem')).toHaveCount(2)
    await act('B 旧版', 'Delete')
    await expect(page.getByText('“B 旧版” is not empty')).toBeVisible()
    await act('B 旧版', 'Move')
    await page.getByRole('dialog', { name: 'Move B 旧版' }).getByRole('button', { name: 'A 図面 2026' }).click()
    await page.getByRole('button', { name: 'Move here', exact: true }).click()
    await expect(contents.getByRole('listitem')).toHaveText([/A 図面 2026/])
    await contents.getByRole('button', { name: 'A 図面 2026', exact: true }).click()
    await contents.getByRole('button', { name: 'B 旧版', exact: true }).click()
    await expect(where).toHaveText(new RegExp(`${name}.*A 図面 2026.*B 旧版`))
    await expect(contents.getByRole('listitem')).toHaveText([/plan\.txt/])
  })

  await test.step('a file is deleted, brought back at once, deleted again and brought back out of the trash', async () => {
    await act('plan.txt', 'Delete')
    await expect(dialog.getByText('plan.txt was deleted')).toBeVisible()
    await dialog.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(contents.getByRole('link', { name: 'plan.txt', exact: true })).toBeVisible()
    await act('plan.txt', 'Delete')
    await expect(dialog.getByText('plan.txt was deleted')).toBeVisible()
    await dialog.getByRole('button', { name: 'Trash', exact: true }).click()
    await dialog.getByRole('list', { name: 'Trash' }).getByRole('button', { name: 'Restore plan.txt' }).click()
    await expect(dialog.getByText('plan.txt was restored')).toBeVisible()
    await expect(dialog.getByText('The trash is empty')).toBeVisible()
    await dialog.getByRole('button', { name: 'Back to the files', exact: true }).click()
    await expect(where).toHaveText(/B 旧版/)
    await expect(contents.getByRole('listitem')).toHaveText([/plan\.txt/])
  })
  // The folder that was not empty was refused, and the browser says so.
  problems.length = 0
})
