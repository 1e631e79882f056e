import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { manifestSchema, newSigningKey, publicKeyOf, type ReleaseManifest, verify } from '@torrent/release'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type DeployPortal, refused, startDeployPortal } from '../testing/deploy-portal.fixture.ts'
import { torrent } from '../testing/terminal.fixture.ts'

const FILES = {
  'torrent.json': '{"name":"parts","title":{"ja":"部品","en":"Parts"},"basePath":"/parts","provides":[],"uses":[]}',
  'mf-manifest.json': '{}',
  'remoteEntry.js': 'import "./assets/a b.js".replace',
  'assets/main-1.js': 'export {}',
}
const key = newSigningKey()

let portal: DeployPortal
let folder: string
beforeAll(async () => {
  portal = await startDeployPortal()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'torrent-publish-'))
  await writeFile(join(folder, 'torrent.json'), FILES['torrent.json'])
  await writeFile(join(folder, 'package.json'), '{"version":"1.2.0"}')
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true })
  for (const [path, content] of Object.entries(FILES)) await writeFile(join(folder, 'dist', path), content)
  portal.asked.length = 0
  portal.answers = {
    'GET /status?name=parts&pageSize=100': { microFrontends: [], releases: [] },
    'POST /releases': { upload: 'u1', missing: Object.keys(FILES) },
    'PUT /uploads/u1/files/*': {},
    'POST /uploads/u1/commit': { release: {}, plan: { ok: true, findings: [], changes: [] } },
    'DELETE /uploads/u1': {},
  }
})
afterEach(() => rm(folder, { recursive: true }))
afterAll(() => portal.close())

const publish = (...args: string[]) =>
  torrent(['publish', folder, '--portal', portal.url, ...args], {
    TORRENT_TOKEN: 'trt_1_x',
    TORRENT_SIGNING_KEY: key.privatePem,
  })
/** What the portal was offered. */
function offered() {
  const asked = portal.asked.find(each => each.method === 'POST' && each.path === '/releases')
  const { manifest, signature, keyId } = JSON.parse(asked?.body.toString() ?? '{}')
  const bytes = Buffer.from(manifest ?? '', 'base64')
  return { bytes, signature, keyId, manifest: JSON.parse(bytes.toString()) as ReleaseManifest }
}
const steps = () => portal.asked.map(({ method, path }) => `${method} ${path}`)

test('what is built is described, signed and sent: what it is first, then its files, then all at once', async () => {
  const { code, out } = await publish('--folder', 'dist')
  expect(code).toBe(0)
  expect(out).toContain('Published parts@1.2.0')
  expect(out).toContain(`${portal.url}/releases/parts/1.2.0/`)
  expect(out).toMatch(/all scripts +\d+ B +\S+ kB +\d+ %/)

  const { bytes, signature, keyId, manifest } = offered()
  expect(manifestSchema.parse(manifest)).toMatchObject({ name: 'parts', version: '1.2.0' })
  expect(manifest.files.map(({ path }) => path).sort()).toEqual(Object.keys(FILES).sort())
  expect(keyId).toBe(key.id)
  expect(verify(bytes, signature, publicKeyOf(key.privatePem))).toBe(true)

  const sent = portal.asked.filter(({ method }) => method === 'PUT')
  expect(
    Object.fromEntries(sent.map(({ path, body }) => [path.replace('/uploads/u1/files/', ''), body.toString()])),
  ).toEqual(FILES)
  expect(steps().indexOf('POST /releases')).toBeLessThan(steps().findIndex(step => step.startsWith('PUT')))
  expect(steps().at(-1)).toBe('POST /uploads/u1/commit')
})

test('only the files that the portal lacks are sent', async () => {
  portal.answers['POST /releases'] = { upload: 'u1', missing: ['remoteEntry.js'] }
  await publish('--folder', 'dist')
  expect(steps().filter(step => step.startsWith('PUT'))).toEqual(['PUT /uploads/u1/files/remoteEntry.js'])
})

describe('the version', () => {
  const release = (version: string) => ({ name: 'parts', version, origin: 'published' })

  test('is the next patch when none is named', async () => {
    portal.answers['GET /status?name=parts&pageSize=100'] = { microFrontends: [], releases: [release('1.2.4')] }
    portal.answers['GET /releases/parts/1.2.4'] = { manifest: '{}' }
    await publish('--folder', 'dist')
    expect(offered().manifest.version).toBe('1.2.5')
  })

  test('stays when it is the same build, whatever commit it was made of; nothing is sent', async () => {
    await publish('--folder', 'dist')
    const manifest = JSON.stringify({ ...offered().manifest, version: '1.2.4', revision: 'another' })
    portal.answers['GET /status?name=parts&pageSize=100'] = { microFrontends: [], releases: [release('1.2.4')] }
    portal.answers['GET /releases/parts/1.2.4'] = { manifest }
    portal.asked.length = 0
    const { code, out } = await publish('--folder', 'dist')
    expect(code).toBe(0)
    expect(out).toContain('parts@1.2.4 is there already')
    expect(steps().every(step => step.startsWith('GET'))).toBe(true)
  })

  test('is the one that is named', async () => {
    await publish('--folder', 'dist', '--version', '3.0.0-rc.1')
    expect(offered().manifest.version).toBe('3.0.0-rc.1')
  })
})

test('a micro-frontend is built by its own script first, and nothing is published when that fails', async () => {
  const script = "require('node:fs').writeFileSync('dist/assets/main-1.js', 'export const built = 1')"
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ version: '1.2.0', scripts: { build: `node -e "${script}"` } }),
  )
  await publish()
  const built = portal.asked.find(({ path }) => path.endsWith('main-1.js'))
  expect(built?.body.toString()).toBe('export const built = 1')

  portal.asked.length = 0
  await writeFile(join(folder, 'package.json'), '{"scripts":{"build":"echo no such module; exit 1"}}')
  const { code, err } = await publish()
  expect(code).toBe(1)
  expect(err).toContain('no such module')
  expect(portal.asked).toEqual([])
})

test('what is refused is taken back, and the reason told', async () => {
  portal.answers['POST /uploads/u1/commit'] = refused('storage_full', 'The portal has no space left.')
  const { code, err } = await publish('--folder', 'dist')
  expect(code).toBe(1)
  expect(err).toContain('no space left')
  expect(steps().at(-1)).toBe('DELETE /uploads/u1')
})

test('a key that the portal does not know is told with what to do', async () => {
  portal.answers['POST /releases'] = refused('key_unknown', 'The signing key is not registered.')
  const { code, err } = await publish('--folder', 'dist')
  expect(code).toBe(1)
  expect(err).toContain('npx torrent key register')
})

test('without a key, one is made, and registering it comes first', async () => {
  const environment = { TORRENT_TOKEN: 'trt_1_x', XDG_CONFIG_HOME: join(folder, 'config') }
  const first = await torrent(['publish', folder, '--folder', 'dist', '--portal', portal.url], environment)
  expect(first.code).toBe(1)
  expect(first.err).toContain('torrent key register')
  expect(portal.asked).toEqual([])

  portal.answers['GET /keys'] = { keys: [] }
  portal.answers['POST /keys'] = { id: 'k', label: 'me', revokedAt: '' }
  expect((await torrent(['key', 'register', '--portal', portal.url], environment)).code).toBe(0)
  const second = await torrent(['publish', folder, '--folder', 'dist', '--portal', portal.url], environment)
  expect(second.code).toBe(0)
})

test('a folder without a build is refused with what to do', async () => {
  await rm(join(folder, 'dist', 'mf-manifest.json'))
  expect(await publish('--folder', 'dist')).toMatchObject({ code: 2, err: expect.stringContaining('--folder') })
  expect((await torrent(['publish', tmpdir(), '--portal', portal.url], { TORRENT_TOKEN: 'x' })).code).toBe(2)
})
