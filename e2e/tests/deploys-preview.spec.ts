import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deployApi, expect, type Person, type PortalProcess, remotesIn, test } from '@torrent/e2e-kit'
import { startDevelopmentServer } from './development-server.ts'
import { looksOf } from './looks.ts'

const BUILT = join(import.meta.dirname, '../../mfe-quote/dist')

const badge = ({ page }: Person) => page.getByRole('status').filter({ hasText: 'Preview: Quotes' })
const quotes = ({ page }: Person) => page.getByRole('heading', { level: 1, name: 'Quotes', exact: true })
const quoteVersion = async ({ page }: Person) =>
  (await remotesIn(page)).find(({ name }) => name === 'quote')?.version ?? 'none'

/** The link of a new preview, as `torrent preview` makes it. */
async function previewLink({ origin, dataDir }: PortalProcess, wanted: object): Promise<string> {
  const token = (await readFile(join(dataDir, 'operator-token'), 'utf8')).trim()
  const answer = await fetch(`${origin}/api/deploy/previews`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'quote', hours: 1, ...wanted }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  const { path } = (await answer.json()) as { path: string }
  return path
}

test('a release that is not in force is shown to the one person who opened its link, with a badge and a way out', async ({
  person,
  portal,
}) => {
  const [first, second] = [await person('sales'), await person('approver')]
  await first.page.goto('/quotes')
  const inForce = await quoteVersion(first)
  await deployApi(portal).publish(BUILT, '20.0.0')
  const link = await previewLink(portal, { version: '20.0.0' })

  await first.page.goto(link)
  await expect(first.page).toHaveURL('/quotes')
  await expect(quotes(first)).toBeVisible()
  await expect(badge(first)).toContainText('20.0.0')
  await expect(badge(first)).toContainText(/until \d/)
  expect(await quoteVersion(first)).toBe('20.0.0')
  await (await looksOf(first))('preview-badge')

  const refused = await second.page.goto(link)
  expect(refused?.status(), 'a link is for one person').toBe(403)
  second.problems.length = 0
  await second.page.goto('/quotes')
  await expect(quotes(second)).toBeVisible()
  expect(await quoteVersion(second)).toBe(inForce)
  await expect(badge(second)).toHaveCount(0)

  await badge(first).getByRole('button', { name: 'Leave preview', exact: true }).click()
  await expect(badge(first)).toHaveCount(0)
  await expect(quotes(first)).toBeVisible()
  expect(await quoteVersion(first)).toBe(inForce)
})

test('a preview from a development server changes with its sources, in one browser only', async ({
  person,
  portal,
}) => {
  test.slow()
  const [developer, other] = [await person('sales'), await person('approver')]
  const server = await startDevelopmentServer('quote')
  try {
    const { page } = developer
    await page.goto(await previewLink(portal, { devOrigin: server.origin }))
    await expect(quotes(developer)).toBeVisible({ timeout: 30_000 })
    await expect(badge(developer)).toContainText('development server')
    await page.evaluate(() => Object.assign(globalThis, { samePage: true }))

    const texts = join(server.folder, 'src/messages/en.ts')
    const before = await readFile(texts, 'utf8')
    const after = before.replace("'Quotes'", "'Quotes, all of them'")
    expect(after).not.toBe(before)
    await writeFile(texts, after)
    await expect(page.getByRole('heading', { level: 1, name: 'Quotes, all of them', exact: true })).toBeVisible()
    expect(await page.evaluate(() => 'samePage' in globalThis), 'without loading the page anew').toBe(true)

    const shown = await other.page.goto('/quotes')
    await expect(quotes(other)).toBeVisible()
    expect(shown?.headers()['content-security-policy']).not.toContain(server.origin)
    expect(shown?.headers()['integrity-policy']).toBe('blocked-destinations=(script)')

    await badge(developer).getByRole('button', { name: 'Leave preview', exact: true }).click()
    await expect(badge(developer)).toHaveCount(0)
    await expect(quotes(developer)).toBeVisible()
  } finally {
    await server.stop()
  }
})
