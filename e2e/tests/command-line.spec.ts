import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type PortalProcess, startPortal, test } from '@torrent/e2e-kit'

// The command line as teams and their CI use it: a process of its own, against a real portal, on the built
// micro-frontend of quotes.

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const BUILT = join(ROOT, 'mfe-quote', 'dist')

let portal: PortalProcess
let folder: string
test.beforeAll(async () => {
  portal = await startPortal()
  folder = await mkdtemp(join(tmpdir(), 'torrent-cli-'))
})
test.afterAll(async () => {
  await portal.dispose()
  await rm(folder, { recursive: true, force: true })
})

interface Ran {
  code: number | null
  out: string
  err: string
}

/** Runs `torrent` from the repository's root, as on the portal's own machine; a variable that is empty is not set. */
function torrent(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Ran> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...{ TORRENT_PORTAL: portal.origin, TORRENT_DATA: portal.dataDir, XDG_CONFIG_HOME: join(folder, 'config') },
    ...environment,
  }
  // Of those who run the tests: their tokens, and colours, about which Node.js has something to say.
  for (const name of ['TORRENT_TOKEN', 'TORRENT_SIGNING_KEY', 'FORCE_COLOR', 'NO_COLOR'])
    if (!(name in environment)) delete env[name]
  return new Promise((resolve, reject) => {
    const child = spawn(join(ROOT, 'node_modules', '.bin', 'torrent'), args, { cwd: ROOT, env })
    child.stdin.end(input)
    const ran: Ran = { code: null, out: '', err: '' }
    child.stdout.on('data', chunk => {
      ran.out += chunk
    })
    child.stderr.on('data', chunk => {
      ran.err += chunk
    })
    child.on('error', reject)
    child.on('close', code => resolve({ ...ran, code }))
  })
}

/** A copy of the build with other content in one of its files. */
async function variant(name: string, file: string, change: (text: string) => string): Promise<string> {
  const copy = join(folder, name)
  await cp(BUILT, copy, { recursive: true })
  await writeFile(join(copy, file), change(await readFile(join(copy, file), 'utf8')))
  return copy
}

const inForce = async (tenant: string) => {
  const { out } = await torrent(['status', 'quote', '--json'])
  const { microFrontends } = JSON.parse(out)
  const found = microFrontends[0].placements.find((each: { tenant: string }) => each.tenant === tenant)
  return { version: found.version, canary: found.canaryVersion, percent: found.canaryPercent }
}

test('a team publishes, promotes to some, to all, and goes back, with nothing set up but its key', async () => {
  const before = await inForce('acme-metal')
  const keyless = await torrent(['publish', 'mfe-quote', '--folder', 'dist'])
  expect(keyless).toMatchObject({ code: 1, err: expect.stringContaining('npx torrent key register') })
  expect(await torrent(['key', 'register'])).toMatchObject({ code: 0, err: '' })

  const published = await torrent(['publish', 'mfe-quote', '--folder', 'dist', '--version', '1.0.0'])
  expect(published).toMatchObject({ code: 0, err: '' })
  expect(published.out).toContain('Published quote@1.0.0')
  const entry = await fetch(`${portal.origin}/releases/quote/1.0.0/mf-manifest.json`)
  expect(entry.status).toBe(200)
  expect(entry.headers.get('cache-control')).toContain('immutable')

  expect((await torrent(['promote', 'quote@1.0.0', '--percent', '10', '--tenant', 'acme-metal'])).code).toBe(0)
  expect(await inForce('acme-metal')).toEqual({ version: before.version, canary: '1.0.0', percent: 10 })
  expect(await inForce('mori-foods')).toEqual(before)

  expect((await torrent(['promote', 'quote@1.0.0'])).code).toBe(0)
  expect(await inForce('mori-foods')).toMatchObject({ version: '1.0.0', canary: '' })
  expect((await torrent(['promote', 'quote@1.0.0'])).out).toContain('Nothing to change')

  const status = await torrent(['status', 'quote'])
  expect(status.out).toMatch(/quote +acme-metal +stable +1\.0\.0/)
  expect((await torrent(['rollback', 'quote', '--note', 'as an example'])).code).toBe(0)
  expect(await inForce('acme-metal')).toEqual(before)
})

test('the same build again is the same release, and another one is the next version', async () => {
  await torrent(['key', 'register'])
  const first = JSON.parse((await torrent(['publish', 'mfe-quote', '--folder', 'dist', '--json'])).out)
  const again = JSON.parse((await torrent(['publish', 'mfe-quote', '--folder', 'dist', '--json'])).out)
  expect(again).toMatchObject({ version: first.version, already: true })

  const other = await variant('other', 'remoteEntry.js', text => `${text}\n// another build`)
  const next = JSON.parse((await torrent(['publish', 'mfe-quote', '--folder', other, '--json'])).out)
  expect(next.already).toBe(false)
  expect(next.version).not.toBe(first.version)
  const diff = await torrent(['diff', `quote@${first.version}`, next.version])
  expect(diff.out).toMatch(/changed +remoteEntry\.js/)

  const taken = await torrent(['publish', 'mfe-quote', '--folder', other, '--version', first.version])
  expect(taken).toMatchObject({ code: 1, err: expect.stringContaining('Releases never change') })
})

test('a release that its BFF would not understand is refused everywhere, and the matrix says where and why', async () => {
  await torrent(['key', 'register'])
  const built = await variant('teleporting', 'torrent-bff.json', text => {
    const contract = JSON.parse(text)
    contract.procedures.teleport = { type: 'mutation', input: { type: 'null' }, output: {} }
    return JSON.stringify(contract)
  })
  const { code, out, err } = await torrent(['publish', 'mfe-quote', '--folder', built, '--version', '5.0.0'])
  expect(code).toBe(1)
  expect(out).toMatch(/shared +portal +intents +bff/)
  for (const tenant of ['acme-metal', 'mori-foods']) expect(out).toContain(`${tenant} · stable`)
  expect(out).toContain('teleport')
  expect(err).toContain('quote@5.0.0')
  expect((await fetch(`${portal.origin}/releases/quote/5.0.0/mf-manifest.json`)).status).toBe(404)
})

test('a token for CI can do what it was made for, and nothing else', async () => {
  await torrent(['key', 'register'])
  const made = await torrent(['token', 'create', '--label', 'CI', '--rights', 'publish', '--names', 'quote'])
  const TORRENT_TOKEN = made.out.trim()
  expect(TORRENT_TOKEN).toMatch(/^trt_/)
  const built = await variant('by-ci', 'remoteEntry.js', text => `${text}\n// by CI`)
  const publish = ['publish', 'mfe-quote', '--folder', built, '--version', '6.0.0']
  expect((await torrent(publish, { TORRENT_TOKEN })).code).toBe(0)

  const promote = await torrent(['promote', 'quote@6.0.0'], { TORRENT_TOKEN })
  expect(promote).toMatchObject({ code: 1, err: expect.stringContaining('TORRENT_TOKEN') })
  expect((await torrent(['key', 'list'], { TORRENT_TOKEN: 'trt_forged_x' })).code).toBe(1)
  expect((await inForce('acme-metal')).version).not.toBe('6.0.0')
})

test('a token that was logged in with is kept for its portal, and what is no token is not', async () => {
  const elsewhere = { TORRENT_DATA: join(folder, 'nothing'), XDG_CONFIG_HOME: join(folder, 'other-person') }
  expect((await torrent(['status'], elsewhere)).code).toBe(2)
  const made = await torrent(['token', 'create', '--label', 'Misaki', '--rights', 'promote', '--tenant', 'acme-metal'])
  const nobody = await torrent(['login'], elsewhere, 'trt_nobody_x\n')
  expect(nobody.code).toBe(1)

  const login = await torrent(['login'], elsewhere, made.out)
  expect(login.out).toContain('“Misaki”')
  expect(login.out + login.err).not.toContain(made.out.trim())
  const status = await torrent(['status'], elsewhere)
  expect(status.code).toBe(0)
  expect(status.out).toContain('acme-metal')
  expect(status.out).not.toContain('mori-foods')
})

test('a portal that is not there is told apart from one that refuses', async () => {
  const { code, err } = await torrent(['status', '--portal', 'http://localhost:9'])
  expect(code).toBe(3)
  expect(err).toContain('--portal')
})
