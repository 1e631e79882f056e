import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deployApi, expect, type Person, type PortalProcess, signIn, startPortal, test } from '@torrent/e2e-kit'
import { looksOf } from './looks.ts'

const BUILT = join(import.meta.dirname, '../../mfe-quote/dist')
const BROKEN = '9.5.0'

/** A demo company is small: a few views must do. Everything else is as it always is. */
const CANARY = { minimumViews: 3, minimumEvents: 3, significance: 0.2, perPerson: { error: 20 } }

let portal: PortalProcess
let folder: string

test.beforeAll(async () => {
  portal = await startPortal({ environment: { TORRENT_CANARY: JSON.stringify(CANARY) } })
  folder = await mkdtemp(join(tmpdir(), 'torrent-broken-'))
  await cp(BUILT, folder, { recursive: true })
  const [list = ''] = (await readdir(join(folder, 'assets'))).filter(file => /^QuoteList-.*\.js$/.test(file))
  const file = join(folder, 'assets', list)
  await writeFile(file, `throw new Error('the list of quotes is broken');${await readFile(file, 'utf8')}`)
})

test.afterAll(async () => {
  await portal?.dispose()
  await rm(folder, { recursive: true, force: true })
})

/** The release of quotes that this person would get with the next page. */
const versionFor = ({ page }: Person): Promise<string> =>
  page.evaluate(async () => {
    const answer = await (await fetch('/api/portal/trpc/composition.get')).json()
    return answer.result.data.remotes.find(({ name }: { name: string }) => name === 'quote').version
  })

async function promote(percent: number): Promise<void> {
  const token = (await readFile(join(portal.dataDir, 'operator-token'), 'utf8')).trim()
  const answer = await fetch(`${portal.origin}/api/deploy/promote`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'quote', version: BROKEN, tenant: 'acme-metal', percent }),
  })
  expect(await answer.json()).toMatchObject({ ok: true })
}

/** Tries it with so many that some of these people have it and some do not: nobody can choose their bucket. */
async function beginTrial(people: readonly Person[]): Promise<{ trying: Person[]; others: Person[] }> {
  let [low, high] = [0, 100]
  while (high - low > 1) {
    const percent = Math.floor((low + high) / 2)
    await promote(percent)
    const versions = await Promise.all(people.map(versionFor))
    const trying = people.filter((_, index) => versions[index] === BROKEN)
    const others = people.filter(person => !trying.includes(person))
    if (trying.length > 0 && others.length > 0) return { trying, others }
    if (trying.length === 0) low = percent
    else high = percent
  }
  throw new Error('By chance all of them are in one bucket')
}

/** Opens the list of quotes and waits until the page has told how that was. */
async function lookAtQuotes({ page }: Person, seen: string): Promise<void> {
  const told = page.waitForResponse(response => response.url().includes('telemetry.report'))
  await page.goto('/quotes')
  await expect(page.getByText(seen).first()).toBeVisible()
  await told
}

test('a canary whose screen fails is rolled back by the portal, its people are well again, and its team is told', async ({
  browser,
}) => {
  const at = (role: Parameters<typeof signIn>[2]) => signIn(browser, portal.origin, role)
  const admin = await at('admin')
  const people = [await at('sales'), await at('approver'), await at('orders')]
  const bell = admin.page.getByRole('button', { name: /^Notifications/ })
  await expect(bell).toHaveAccessibleName('Notifications')

  await deployApi(portal).publish(folder, BROKEN)
  const { trying, others } = await beginTrial(people)
  for (let visit = 0; visit < 3; visit++) {
    for (const person of others) await lookAtQuotes(person, 'No quotes yet')
    // It may have been ended by what the others have seen.
    for (const person of trying)
      if ((await versionFor(person)) === BROKEN) await lookAtQuotes(person, 'Something went wrong on this screen')
  }

  await expect(bell, 'the bell says so at once').toHaveAccessibleName('Notifications, 1 unread')
  for (const person of [...trying, ...others]) expect(await versionFor(person)).not.toBe(BROKEN)
  const [well] = trying
  await well?.page.goto('/quotes')
  await expect(well?.page.getByRole('heading', { level: 1, name: 'Quotes', exact: true }) ?? bell).toBeVisible()

  await admin.page.goto('/')
  await bell.focus()
  await admin.page.keyboard.press('Enter')
  const panel = admin.page.getByRole('dialog', { name: 'Notifications' })
  await expect(panel).toContainText(`The canary of quote ${BROKEN} was rolled back`)
  await expect(panel).toContainText('Too many errors')
  await (await looksOf(admin))('notifications')
  await panel.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(panel.getByRole('button', { name: 'Mark all as read' })).toHaveCount(0)
  await admin.page.keyboard.press('Escape')
  await expect(bell).toBeFocused()
  await expect(bell).toHaveAccessibleName('Notifications')
  await bell.click()
  await panel.getByRole('link', { name: /rolled back/ }).click()
  await expect(admin.page).toHaveURL(/\/admin\/releases$/)
  await Promise.all([admin, ...people].map(({ context }) => context.close()))
})
