import { readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildFolder, DESCRIPTION, filesOf, manifestOf } from './build.fixture.ts'
import { inspectFolder, storeRelease } from './release-folder.ts'

let releasesDir: string
const made: string[] = []
const build = async (files?: Record<string, string>) => {
  const folder = await buildFolder(files)
  made.push(folder)
  return folder
}

beforeEach(async () => {
  releasesDir = await build({})
})

afterEach(async () => {
  await Promise.all(made.splice(0).map(folder => rm(folder, { recursive: true, force: true })))
})

describe('storing a release', () => {
  test('puts every file under name and version', async () => {
    const { version, description } = await storeRelease(releasesDir, 'quote', await build())
    expect(version).toMatch(/^0\.1\.0-[0-9a-f]{12}$/)
    expect(description).toEqual(DESCRIPTION)
    expect(await readdir(join(releasesDir, 'quote'))).toEqual([version])
    const stored = join(releasesDir, 'quote', version)
    for (const [path, content] of Object.entries(filesOf()))
      expect(await readFile(join(stored, path), 'utf8')).toBe(content)
  })

  test('the same content is the same version and is not written again', async () => {
    const first = await storeRelease(releasesDir, 'quote', await build())
    const marker = join(releasesDir, 'quote', first.version, 'marker')
    await writeFile(marker, '')
    const second = await storeRelease(releasesDir, 'quote', await build())
    expect(second.version).toBe(first.version)
    expect(await readFile(marker, 'utf8')).toBe('')
  })

  test('any change of a file, its name or its place is another version', async () => {
    const versions = await Promise.all(
      [
        filesOf(),
        filesOf(DESCRIPTION, 'export const changed = true'),
        { ...filesOf(), 'assets/more.js': '' },
        { ...filesOf(), 'assets/more/js': '' },
        { ...filesOf(), 'more.js': '' },
      ].map(async files => (await inspectFolder('quote', await build(files))).version),
    )
    expect(new Set(versions).size).toBe(versions.length)
  })

  test('several at once leave one whole release and nothing half-done', async () => {
    const folders = await Promise.all([build(), build(), build()])
    const stored = await Promise.all(folders.map(folder => storeRelease(releasesDir, 'quote', folder)))
    expect(new Set(stored.map(each => each.version)).size).toBe(1)
    expect(await readdir(join(releasesDir, 'quote'))).toEqual([stored[0]?.version])
  })

  test('what a killed process left behind is cleared away, what is being written is not', async () => {
    await build()
    const { version } = await storeRelease(releasesDir, 'quote', await build())
    const home = join(releasesDir, 'quote')
    await writeFile(join(home, '.unfinished-old'), '')
    await writeFile(join(home, '.unfinished-new'), '')
    await utimes(join(home, '.unfinished-old'), 0, 0)
    const next = await storeRelease(releasesDir, 'quote', await build(filesOf(DESCRIPTION, 'next')))
    expect((await readdir(home)).sort()).toEqual(['.unfinished-new', next.version, version].sort())
  })
})

describe('a folder that is no release is refused, and nothing is written', () => {
  const without = (path: string) => Object.fromEntries(Object.entries(filesOf()).filter(([file]) => file !== path))
  const withManifest = (manifest: object) => ({ ...filesOf(), 'mf-manifest.json': JSON.stringify(manifest) })
  const manifest = manifestOf('quote')
  const [exposed] = manifest.exposes
  const exposing = (sync: string[]) => ({
    ...manifest,
    exposes: [{ ...exposed, assets: { ...exposed?.assets, js: { sync, async: [] } } }],
  })
  const cases: [string, Record<string, string>, RegExp][] = [
    ['empty', {}, /torrent\.json is missing; has it been built\?/],
    ['no manifest', without('mf-manifest.json'), /mf-manifest\.json is missing/],
    ['manifest is no JSON', { ...filesOf(), 'mf-manifest.json': '<html>' }, /mf-manifest\.json is not JSON/],
    ['a file of the manifest is missing', without('assets/mfe.js'), /names assets\/mfe\.js, which is missing/],
    ['no remote entry', without('remoteEntry.js'), /names remoteEntry\.js/],
    ['built for another name', withManifest(manifestOf('order')), /built as "order", not as "quote"/],
    ['exposes something else', withManifest({ ...manifest, exposes: [] }), /does not expose \.\/mfe/],
    [
      'bound to one address',
      withManifest({ ...manifest, metaData: { ...manifest.metaData, publicPath: '/' } }),
      /"auto"/,
    ],
    ['leads out of the release', withManifest(exposing(['../../secret.js'])), /leads out of the release/],
    ['leads to another server', withManifest(exposing(['https://evil.example/x.js'])), /leads out of the release/],
    ['describes another', filesOf({ ...DESCRIPTION, name: 'order' }), /describes "order", not "quote"/],
  ]
  test.each(cases)('%s', async (_, files, message) => {
    await expect(storeRelease(releasesDir, 'quote', await build(files))).rejects.toThrow(message)
    expect(await readdir(releasesDir)).toEqual([])
  })

  test('links to files elsewhere', async () => {
    const folder = await build()
    await symlink('/etc/passwd', join(folder, 'assets', 'link.js'))
    await expect(storeRelease(releasesDir, 'quote', folder)).rejects.toThrow('link.js is neither a file nor a folder')
  })

  test('a folder that is not there', async () => {
    await expect(storeRelease(releasesDir, 'quote', join(releasesDir, 'nowhere'))).rejects.toThrow('has it been built?')
  })
})
