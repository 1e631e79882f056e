import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { buildManifest, UnusableBuild } from './build-manifest.ts'

const DESCRIPTION = { name: 'parts', title: { ja: '部品', en: 'Parts' }, basePath: '/parts', provides: [], uses: [] }
const BUILT = {
  'torrent.json': JSON.stringify(DESCRIPTION),
  'remoteEntry.js': 'export {}',
  'assets/mfe.js': 'export {}',
}

const filesOf = (texts: Record<string, string>) =>
  Object.entries(texts).map(([path, text]) => ({ path, content: Buffer.from(text) }))
const manifestOf = (texts: Record<string, string>, version?: string) =>
  buildManifest({ version, files: filesOf(texts) })

describe('the manifest of a build', () => {
  test('lists every file with its size, its hash and what it weighs compressed', () => {
    const { files } = manifestOf(BUILT)
    expect(files.map(({ path }) => path)).toEqual(['assets/mfe.js', 'remoteEntry.js', 'torrent.json'])
    const hash = `sha384-${createHash('sha384').update('export {}').digest('base64')}`
    const gzip = gzipSync('export {}', { level: 9 })
    expect(gunzipSync(gzip).toString()).toBe('export {}')
    expect(files[0]).toEqual({ path: 'assets/mfe.js', size: 9, hash, gzip: gzip.length })
  })

  test('holds what the build says of itself', () => {
    const budget = { entry: 1, script: 2, total: 3 }
    const facts = { portal: '^0.1.0', shared: { react: '^19.0.0' }, intents: { 'parts.open': { type: 'object' } } }
    const bff = { name: 'parts', procedures: {} }
    const manifest = manifestOf({
      ...BUILT,
      'torrent-build.json': JSON.stringify(facts),
      'torrent-budget.json': JSON.stringify(budget),
      'torrent-bff.json': JSON.stringify(bff),
    })
    expect(manifest).toMatchObject({ ...facts, budget, bff, name: 'parts', description: DESCRIPTION })
    expect(manifestOf(BUILT)).toMatchObject({ portal: '*', shared: {}, intents: {}, bff: null })
  })

  test('leaves out what the portal makes itself and what is hidden', () => {
    const more = {
      'a.js.br': '',
      'a.js.gz': '',
      'torrent-release.json': '',
      'torrent-release.sig': '',
      '.vite/m.json': '',
    }
    expect(manifestOf({ ...BUILT, ...more }).files).toEqual(manifestOf(BUILT).files)
  })

  test('names a version of its own when none is given: of the same content the same, of any other another', () => {
    const builds = [
      BUILT,
      { ...BUILT, 'assets/mfe.js': 'export const changed = 1' },
      { ...BUILT, 'assets/more.js': '' },
      { ...BUILT, 'assets/more/js.js': '' },
      { ...BUILT, 'torrent-build.json': '{"portal":"^0.2.0"}' },
    ]
    const versions = builds.map(build => manifestOf(build).version)
    expect(new Set(versions).size).toBe(builds.length)
    expect(builds.toReversed().map(build => manifestOf(build).version)).toEqual(versions.toReversed())
    for (const version of versions) expect(version).toMatch(/^0\.1\.0-b[0-9a-f]{11}$/)
    expect(manifestOf(BUILT, '1.4.0').version).toBe('1.4.0')
  })

  test('is not made of what is no build, in words that help', () => {
    const refused: [Record<string, string>, RegExp][] = [
      [{}, /torrent\.json is missing; has it been built\?/],
      [{ ...BUILT, 'torrent.json': '<html>' }, /torrent\.json is not JSON/],
      [{ ...BUILT, 'torrent.json': '{"name":"Not a name"}' }, /^name: /],
      [{ ...BUILT, 'torrent-build.json': '{"shared":[]}' }, /^shared: /],
      [{ ...BUILT, 'two words.js': '' }, /^files\.\d\.path: is no path inside a release/],
    ]
    for (const [build, message] of refused) {
      expect(() => manifestOf(build)).toThrow(UnusableBuild)
      expect(() => manifestOf(build)).toThrow(message)
    }
    expect(() => manifestOf(BUILT, 'latest')).toThrow(/^version: must be a semantic version/)
  })
})
