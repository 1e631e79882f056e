import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type PortalProcess, signIn, startPortal, test } from '@torrent/e2e-kit'
import { startTemporaryPostgres } from '@torrent/embedded-postgres'
import { type Shell, shellIn } from './another-repository.ts'

const NAME = 'press-tools'

test('a team makes a repository of its own, publishes from it, tries a canary and takes it back', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  const place = await mkdtemp(join(tmpdir(), 'torrent-another-'))
  const closing: (() => Promise<unknown>)[] = [() => rm(place, { recursive: true, force: true })]
  const checkout = shellIn(join(import.meta.dirname, '../..'))
  try {
    const repository = join(place, NAME)
    const packages = join(place, 'packages')
    await test.step('pack what another repository needs', () =>
      checkout.run(process.execPath, 'scripts/pack/main.ts', packages))
    await test.step('scaffold, from the packed tarball', async () =>
      shellIn(place).run(
        ...(['npm', 'exec', '--yes', '--package', await scaffoldIn(packages), '--'] as const),
        ...['create-torrent-mfe', NAME, '--title-en', 'Press tools', '--title-ja', '金型', '--packages', packages],
      ))
    const team = shellIn(repository, { XDG_CONFIG_HOME: join(place, 'config') })
    await test.step('install', () => team.run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund'))
    await test.step('its own tests: types, units, and the screens in every composition of a real portal', () =>
      team.run('npm', 'test'))

    const { portal, ci } = await test.step('a portal that knows the BFF, the key and the CI of the team', () =>
      introduce(team, closing))
    const torrent = (...args: string[]) => ci.run('npx', 'torrent', ...args)
    const sales = await signIn(browser, portal.origin, 'sales')
    closing.push(() => sales.context.close())
    const { page } = sales

    await test.step('publish and promote: the next page load has the screens', async () => {
      await ci.run('npm', 'run', 'publish', '--', '--version', '1.0.0')
      await page.reload()
      const linkTo = (name: string) => page.getByRole('link', { name, exact: true })
      await expect(linkTo('Orders')).toBeVisible()
      await expect(linkTo('Press tools')).toBeHidden()
      await torrent('promote', `${NAME}@1.0.0`)
      await page.reload()
      await linkTo('Press tools').click()
      await expect(page.getByRole('heading', { name: 'Press tools' })).toBeVisible()
    })
    await test.step('what a person writes is in the service of the team', async () => {
      await page.getByRole('link', { name: 'New entry' }).first().click()
      await page.getByLabel('Subject', { exact: true }).fill('Grind the 80 t die')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByRole('button', { name: 'Start work' })).toBeVisible()
      // The link that others have: by the intent that this team has declared itself.
      await page.goto(`/go/pressTools.open?id=${page.url().split('/').at(-1)}`)
      await expect(page.getByRole('button', { name: 'Start work' })).toBeVisible()
      await page.goto(`/${NAME}`)
      await expect(page.getByRole('row', { name: /Grind the 80 t die/ })).toBeVisible()
    })
    await test.step('a canary reaches a part of the people, and nobody else', async () => {
      await rename(repository, 'Press tools', 'Tools and dies')
      await ci.run('npm', 'run', 'publish', '--', '--version', '1.1.0')
      await torrent('promote', `${NAME}@1.1.0`, '--percent', '50')
      expect(await torrent('status', NAME)).toContain('1.1.0 (50 %)')
    })
    const withCanary = await test.step('both releases are served at the same time', async () => {
      const { first, second } = await oneOfEach(browser, portal, closing)
      await expect(second.getByRole('heading', { name: 'Tools and dies' })).toBeVisible()
      await expect(first.getByRole('heading', { name: 'Press tools' })).toBeVisible()
      return second
    })
    await test.step('rolled back: an open page goes on and offers to reload, new ones have what was before', async () => {
      await torrent('rollback', NAME)
      await expect(withCanary.getByText(/There is a new version of/)).toBeVisible()
      await expect(withCanary.getByRole('heading', { name: 'Tools and dies' })).toBeVisible()
      await withCanary.getByRole('button', { name: 'Reload' }).click()
      await expect(withCanary.getByRole('heading', { name: 'Press tools' })).toBeVisible()
      await page.reload()
      await expect(page.getByRole('row', { name: /Grind the 80 t die/ })).toBeVisible()
      expect(await torrent('status', NAME)).not.toContain('50 %')
    })
    await test.step('the same version with other content is refused, and told how to go on', async () => {
      await rename(repository, 'Tools and dies', 'Something else')
      const said = await ci.refused('npm', 'run', 'publish', '--', '--version', '1.1.0')
      expect(said).toContain('Releases never change')
    })
    expect(sales.problems, 'errors that a browser saw').toEqual([])
  } finally {
    for (const close of closing.reverse()) await close()
  }
})

async function scaffoldIn(packages: string): Promise<string> {
  const name = (await readdir(packages)).find(file => file.startsWith('create-torrent-mfe-'))
  return join(packages, name ?? 'create-torrent-mfe is not packed')
}

/** A running portal, the team's BFF in a process of its own, its key registered, and a token for its CI alone. */
async function introduce(
  team: Shell,
  closing: (() => Promise<unknown>)[],
): Promise<{ portal: PortalProcess; ci: Shell }> {
  const portal = await startPortal()
  closing.push(() => portal.dispose())
  const postgres = await startTemporaryPostgres()
  closing.push(() => postgres.stop())
  const operator = team.with({ TORRENT_PORTAL: portal.origin, TORRENT_DATA: portal.dataDir })
  const bff = operator.start(
    { DATABASE_URL: postgres.url('postgres'), PORTAL_URL: portal.origin, PORT: '0' },
    ...([process.execPath, 'bff/src/main.ts'] as const),
  )
  closing.push(() => bff.stop())
  const [, url = ''] = await bff.said(/listens on (\S+)/)
  await operator.run('npx', 'torrent', 'key', 'register', '--names', NAME)
  await operator.run('npx', 'torrent', 'bff', NAME, '--url', url)
  const token = await operator.run(
    ...(['npx', 'torrent', 'token', 'create', '--label', 'CI', '--names', NAME] as const),
    ...['--rights', 'publish,promote', '--json'],
  )
  const { secret } = JSON.parse(token.slice(token.indexOf('{')))
  return { portal, ci: team.with({ TORRENT_PORTAL: portal.origin, TORRENT_TOKEN: secret }) }
}

/** Changes what the screens call themselves in English. */
async function rename(repository: string, before: string, after: string): Promise<void> {
  const file = join(repository, 'mfe/src/messages/en.ts')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(`'list.title': '${before}'`, `'list.title': '${after}'`))
}

/** Signs people in until one has the stable release on the screen and one the canary: half of all people each. */
async function oneOfEach(
  browser: Parameters<typeof signIn>[0],
  portal: PortalProcess,
  closing: (() => Promise<unknown>)[],
): Promise<{ first: Page; second: Page }> {
  const found = new Map<string, Page>()
  for (const tenant of ['acme-metal', 'mori-foods'] as const) {
    for (const role of ['sales', 'approver', 'orders', 'shipping', 'admin', 'operator'] as const) {
      const { page, context } = await signIn(browser, portal.origin, role, { tenant })
      closing.push(() => context.close())
      const { remotes } = await page.evaluate(() =>
        JSON.parse(document.getElementById('torrent-bootstrap')?.textContent ?? '{}'),
      )
      found.set(remotes.find((remote: { name: string }) => remote.name === NAME)?.version, page)
      const [first, second] = [found.get('1.0.0'), found.get('1.1.0')]
      if (!first || !second) continue
      for (const each of [first, second]) await each.goto(`/${NAME}`)
      return { first, second }
    }
  }
  throw new Error(`Twelve people have only ${[...found.keys()]}`)
}
