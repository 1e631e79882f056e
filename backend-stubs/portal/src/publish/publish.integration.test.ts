import { randomBytes } from 'node:crypto'
import { symlinkSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, utimes } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { newSigningKey, verify } from '@torrent/release'
import { asSuperuser, databaseIn } from '@torrent/service-kit/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin, openPortal, pack, type TestPortal, teamFiles } from '../portal.fixture.ts'
import { diskStore } from '../store/disk-store.ts'

let portal: TestPortal

beforeAll(async () => {
  portal = await openPortal()
  await portal.publish(pack(teamFiles(), portal.key, '0.9.0'))
})
afterAll(() => portal?.close())

let patch = 0
/** A version that nothing else in this file has. */
const nextVersion = () => `1.0.${++patch}`
const packed = (files = teamFiles()) => pack(files, portal.key, nextVersion())
const versions = async () => {
  const { body } = await portal.deploy('GET', '/releases?name=parts&pageSize=200')
  return body.releases.map((release: { version: string }) => release.version)
}
const unfinished = async () => (await readdir(portal.releasesDir)).filter(entry => entry.startsWith('.unfinished-'))
const refusal = (code: string, params = {}) => ({ error: expect.objectContaining({ code, params }) })

describe('a published release', () => {
  test('lies under its name and version with what was signed, as it was sent and compressed', async () => {
    const code = `export const text = '${'steel '.repeat(500)}'`
    const release = packed(teamFiles('parts', code))
    expect(await portal.publish(release)).toMatchObject({
      status: 201,
      body: { release: { name: 'parts', version: release.version, origin: 'published', publishedBy: 'This machine' } },
    })
    const folder = join(portal.releasesDir, 'parts', release.version)
    for (const [path, content] of release.files) expect(await readFile(join(folder, path))).toEqual(content)
    const script = join(folder, 'assets/mfe.js')
    expect(brotliDecompressSync(await readFile(`${script}.br`)).toString()).toBe(code)
    expect(gunzipSync(await readFile(`${script}.gz`)).toString()).toBe(code)
    const { keyId, signature } = JSON.parse(await readFile(join(folder, 'torrent-release.sig'), 'utf8'))
    expect(keyId).toBe(portal.key.id)
    expect(verify(await readFile(join(folder, 'torrent-release.json')), signature, portal.key.publicPem)).toBe(true)
    expect(await unfinished()).toEqual([])
  })

  test('is in nobody’s portal before it is promoted, and in the log with who and when', async () => {
    const { version } = packed()
    await portal.publish(pack(teamFiles(), portal.key, version))
    const { remotes } = await portal.portal.getComposition({}, await portal.person())
    expect(remotes).toEqual([])
    const { body } = await portal.deploy('GET', '/deployments?name=parts')
    expect(body.deployments[0]).toMatchObject({ action: 'publish', name: 'parts', version, actorKind: 'token' })
  })

  test('cannot be published with other content; the same content again is there already', async () => {
    const release = packed()
    await portal.publish(release)
    expect(await portal.publish(release)).toEqual({ status: 200, body: { already: true } })
    const other = pack(teamFiles('parts', 'export const other = 1'), portal.key, release.version)
    expect(await portal.publish(other)).toEqual({
      status: 409,
      body: refusal('release_exists', { name: 'parts', version: release.version }),
    })
  })

  test('is the first of two that were sent side by side', async () => {
    const version = nextVersion()
    const [one, two] = [
      pack(teamFiles('parts', 'one'), portal.key, version),
      pack(teamFiles('parts', 'two'), portal.key, version),
    ]
    const answers = await Promise.all([portal.publish(one), portal.publish(two)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    const kept = await readFile(join(portal.releasesDir, 'parts', version, 'assets/mfe.js'), 'utf8')
    expect(kept).toBe(answers[0]?.status === 201 ? 'one' : 'two')
    expect(await unfinished()).toEqual([])
  })

  test('can never be changed or taken back', async () => {
    await asSuperuser(databaseIn(portal.url), async client => {
      for (const statement of [
        "update releases set signature = ''",
        'delete from releases',
        'truncate releases cascade',
      ])
        await expect(client.query(statement)).rejects.toThrow('a release is immutable')
      for (const statement of ["update deployments set actor = 'x'", 'delete from deployments', 'truncate deployments'])
        await expect(client.query(statement)).rejects.toThrow('never changed')
    })
  })
})

describe('publishing that is interrupted', () => {
  test('by a client that goes away leaves nothing visible, and goes on with what had arrived', async () => {
    const release = packed(teamFiles('parts', 'x'.repeat(200_000)))
    const { body } = await begin(portal.deploy, release)
    const { upload, missing } = body
    const arrived = missing.filter((path: string) => path !== 'assets/mfe.js')
    for (const path of arrived) await portal.deploy('PUT', `/uploads/${upload}/files/${path}`, release.files.get(path))

    const half = request(`${portal.api}/uploads/${upload}/files/assets/mfe.js`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${portal.token}`, 'content-length': 200_000 },
    })
    half.on('error', () => undefined)
    await new Promise(resolve => half.write('x'.repeat(100_000), resolve))
    const gone = new Promise(resolve => half.once('close', resolve))
    half.destroy()
    await gone

    expect(await portal.deploy('POST', `/uploads/${upload}/commit`)).toEqual({
      status: 409,
      body: refusal('upload_incomplete', { count: '1', path: 'assets/mfe.js' }),
    })
    expect(await versions()).not.toContain(release.version)
    expect(await readdir(join(portal.releasesDir, 'parts'))).not.toContain(release.version)
    expect((await begin(portal.deploy, release)).body).toEqual({ upload, missing: ['assets/mfe.js'] })
    expect(await portal.publish(release)).toMatchObject({ status: 201 })
    expect(await readFile(join(portal.releasesDir, 'parts', release.version, 'assets/mfe.js'))).toHaveLength(200_000)
  })

  test('and never taken up again is cleared away after a while', async () => {
    const { body } = await begin(portal.deploy, packed())
    await asSuperuser(databaseIn(portal.url), client =>
      client.query("update uploads set started_at = now() - interval '2 hours' where id = $1", [body.upload]),
    )
    const left = join(portal.releasesDir, '.unfinished-of-a-dead-process')
    await mkdir(left)
    await utimes(left, 0, 0)
    await portal.publish(packed())
    expect(await unfinished()).toEqual([])
    expect(await portal.deploy('POST', `/uploads/${body.upload}/commit`)).toEqual({
      status: 404,
      body: refusal('upload_unknown'),
    })
  })

  test('again and again keeps the last ones only', async () => {
    const uploads: string[] = []
    for (let count = 0; count < 22; count++) uploads.push((await begin(portal.deploy, packed())).body.upload)
    expect((await unfinished()).sort()).toEqual(
      uploads
        .slice(2)
        .map(id => `.unfinished-${id}`)
        .sort(),
    )
    for (const id of uploads.slice(2)) await portal.deploy('DELETE', `/uploads/${id}`)
  })

  test('on purpose keeps nothing', async () => {
    const { body } = await begin(portal.deploy, packed())
    expect(await portal.deploy('DELETE', `/uploads/${body.upload}`)).toEqual({ status: 204, body: undefined })
    expect(await unfinished()).toEqual([])
  })

  test('belongs to who began it', async () => {
    const release = packed()
    const { body } = await begin(portal.deploy, release)
    const { secret } = (await portal.deploy('POST', '/tokens', { label: 'CI', rights: ['publish'], days: 1 })).body
    const other = portal.withToken(secret)
    for (const [method, path] of [
      ['PUT', `/uploads/${body.upload}/files/assets/mfe.js`],
      ['POST', `/uploads/${body.upload}/commit`],
      ['DELETE', `/uploads/${body.upload}`],
    ] as const)
      expect(await other(method, path, method === 'PUT' ? Buffer.from('export {}') : undefined)).toMatchObject({
        status: 404,
        body: refusal('upload_unknown'),
      })
    await portal.deploy('DELETE', `/uploads/${body.upload}`)
  })
})

describe('a file', () => {
  const put = async (path: string, content: string, files = teamFiles()) => {
    const { body } = await begin(portal.deploy, packed(files))
    const answer = await portal.deploy('PUT', `/uploads/${body.upload}/files/${path}`, Buffer.from(content))
    const committed = await portal.deploy('POST', `/uploads/${body.upload}/commit`)
    await portal.deploy('DELETE', `/uploads/${body.upload}`)
    expect(committed).toMatchObject({ status: 409, body: { error: { code: 'upload_incomplete' } } })
    return answer
  }

  test('with other content than declared does not count, however long it is', async () => {
    const mismatch = { status: 400, body: refusal('file_mismatch', { path: 'assets/mfe.js' }) }
    expect(await put('assets/mfe.js', 'export []')).toEqual(mismatch)
    expect(await put('assets/mfe.js', 'export')).toEqual(mismatch)
    expect(await put('assets/mfe.js', 'export {}x')).toEqual(mismatch)
  })

  test('that goes on after its declared end is refused while it still comes in, and the answer arrives', async () => {
    const { body } = await begin(portal.deploy, packed())
    const long = new Blob([new Uint8Array(2_000_000)]).stream()
    const answer = await fetch(`${portal.api}/uploads/${body.upload}/files/assets/mfe.js`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${portal.token}` },
      body: long,
      duplex: 'half',
    } as RequestInit)
    expect([answer.status, await answer.json()]).toEqual([400, refusal('file_mismatch', { path: 'assets/mfe.js' })])
    await portal.deploy('DELETE', `/uploads/${body.upload}`)
  })

  test.each([
    '../../../etc/passwd',
    '..%2f..%2fescape.js',
    '%2fetc%2fpasswd',
    'assets/unlisted.js',
    '.unfinished-x/y.js',
    'torrent-release.json',
  ])('that the manifest does not list is refused: %s', async path => {
    const { status } = await put(path, 'x')
    expect([400, 404]).toContain(status)
    expect((await readdir(portal.releasesDir)).filter(entry => entry !== 'parts')).toEqual([])
  })
})

describe('refused before a byte of its files is taken', () => {
  const refused = async (change: (manifest: object) => object, files = teamFiles()) => {
    const { status, body } = await begin(portal.deploy, pack(files, portal.key, nextVersion(), change))
    expect(await unfinished()).toEqual([])
    return { status, code: body.error?.code, reason: body.error?.params.reason ?? '' }
  }
  const listing =
    (...files: object[]) =>
    (manifest: object) => ({ ...manifest, files })
  const file = (path: string, size = 1) => ({ path, size, hash: `sha384-${'A'.repeat(64)}`, gzip: 0 })

  test.each([
    '../up.js',
    '/etc/passwd',
    'a/../../b.js',
    'a//b.js',
    '.env',
    'a/.ssh',
    'C:\\x',
    'a\\b.js',
    'a b.js',
    '%2e%2e/x',
    '',
  ])('a path that leads out or hides: %j', async path => {
    expect(await refused(listing(file(path)))).toMatchObject({ status: 400, code: 'release_invalid' })
  })

  test('too many files, a file or a sum that is too large, a manifest that is too long', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => file(`assets/${index}.js`))
    const large = { status: 413, code: 'release_too_large' }
    expect(await refused(listing(...many))).toMatchObject(large)
    expect(await refused(listing(file('huge.js', 1_000_000_000)))).toMatchObject(large)
    expect(await refused(listing(...many.slice(0, 10).map(each => ({ ...each, size: 9_000_000 }))))).toMatchObject(
      large,
    )
    expect(await refused(manifest => ({ ...manifest, revision: 'x'.repeat(4_000_000) }))).toMatchObject(large)
    const { status, body } = await portal.deploy('POST', '/releases', { manifest: 'A'.repeat(8_000_000) })
    expect([status, body.error.code]).toEqual([413, 'too_large'])
  })

  test('a file twice, a file as a folder, a name of the portal’s own, a negative size, a hash of another kind', async () => {
    const valid = [file('mf-manifest.json'), file('remoteEntry.js')]
    const cases: [object[], RegExp][] = [
      [[...valid, file('a.js'), file('a.js')], /a\.js is listed twice/],
      [[...valid, file('a'), file('a/b.js')], /a is a file and a folder/],
      [[...valid, file('a.js.br')], /a\.js\.br is a name of the portal's own/],
      [[...valid, file('torrent-release.sig')], /name of the portal's own/],
      [[...valid, file('a.js', -1)], /files\.2\.size/],
      [[...valid, { ...file('a.js'), hash: 'md5-x' }], /files\.2\.hash/],
      [[file('remoteEntry.js')], /mf-manifest\.json is missing; has it been built\?/],
    ]
    for (const [files, reason] of cases) {
      const answer = await refused(listing(...files))
      expect(answer).toMatchObject({ status: 400, code: 'release_invalid' })
      expect(answer.reason).toMatch(reason)
    }
  })

  test('a description that promises what cannot be kept, or describes another', async () => {
    const describing = (description: object) => (manifest: object) => ({
      ...manifest,
      description: { ...(manifest as { description: object }).description, ...description },
    })
    expect((await refused(describing({ basePath: '/' }))).reason).toMatch(/basePath/)
    expect((await refused(describing({ name: 'quote' }))).reason).toMatch(/describes "quote", not "parts"/)
    expect((await refused(describing({ surprise: 1 }))).reason).toMatch(/surprise/)
  })

  test('a signature that does not fit, an unknown key, and one for other micro-frontends', async () => {
    const release = packed()
    const stranger = newSigningKey()
    const limited = newSigningKey()
    await portal.deploy('POST', '/keys', { label: 'Others', publicKey: limited.publicPem, names: ['other'] })
    const answer = async (change: object) => (await begin(portal.deploy, { ...release, ...change })).body.error?.code
    expect(await answer({ signature: pack(teamFiles(), stranger, release.version).signature })).toBe('signature_wrong')
    expect(await answer({ manifest: Buffer.concat([release.manifest, Buffer.from(' ')]) })).toBe('signature_wrong')
    expect(await answer({ signature: '' })).toBe('signature_wrong')
    expect(await answer({ keyId: stranger.id })).toBe('key_unknown')
    expect((await begin(portal.deploy, pack(teamFiles(), limited, release.version))).body.error.code).toBe('key_scope')
    expect(await unfinished()).toEqual([])
  })
})

describe('refused at the commit, with nothing left behind', () => {
  const federation = (change: object) => ({
    ...teamFiles(),
    'mf-manifest.json': JSON.stringify({ ...JSON.parse(teamFiles()['mf-manifest.json'] ?? ''), ...change }),
  })
  const exposing = (...sync: string[]) => ({
    exposes: [{ path: './mfe', assets: { js: { sync, async: [] }, css: { sync: [], async: [] } } }],
  })
  const entry = (change: object) => ({
    metaData: { publicPath: 'auto', remoteEntry: { name: 'remoteEntry.js', path: '', type: 'module', ...change } },
  })
  test.each([
    ['no JSON', { ...teamFiles(), 'mf-manifest.json': '<html>' }, /is not JSON/],
    ['a file that is missing', federation(exposing('assets/gone.js')), /names assets\/gone\.js, which is missing/],
    ['no remote entry', federation(entry({ name: 'gone.js' })), /names gone\.js/],
    ['built for another name', federation({ name: 'order' }), /built as "order", not as "parts"/],
    ['exposes nothing', federation({ exposes: [] }), /does not expose \.\/mfe/],
    ['bound to one address', federation({ metaData: { ...entry({}).metaData, publicPath: '/' } }), /"auto"/],
    ['leads out of the release', federation(exposing('../../secret.js')), /leads out of the release/],
    ['leads to another server', federation(exposing('https://evil.example/x.js')), /leads out of the release/],
  ])('a federation manifest: %s', async (_, files, reason) => {
    const { status, body } = await portal.publish(packed(files))
    expect([status, body.error.code]).toEqual([400, 'release_invalid'])
    expect(body.error.params.reason).toMatch(reason)
    expect(await unfinished()).toEqual([])
  })

  test('a key that was revoked while the files came in', async () => {
    const key = newSigningKey()
    await portal.deploy('POST', '/keys', { label: 'Lost', publicKey: key.publicPem })
    const release = pack(teamFiles(), key, nextVersion())
    const { upload, missing } = (await begin(portal.deploy, release)).body
    for (const path of missing) await portal.deploy('PUT', `/uploads/${upload}/files/${path}`, release.files.get(path))
    await portal.deploy('DELETE', `/keys/${key.id}`)
    const { status, body } = await portal.deploy('POST', `/uploads/${upload}/commit`)
    expect([status, body.error.code]).toEqual([403, 'key_revoked'])
    expect(await unfinished()).toEqual([])
    expect(await versions()).not.toContain(release.version)
  })

  test('scripts that weigh more than the budget, by what the portal measures and not by what it was told', async () => {
    const noise = randomBytes(60_000).toString('base64')
    const lie = (manifest: object) => ({
      ...manifest,
      files: (manifest as { files: object[] }).files.map(each => ({ ...each, gzip: 1 })),
    })
    const files = teamFiles('parts', `export const noise = '${noise}'`)
    const { status, body } = await portal.publish(pack(files, portal.key, nextVersion(), lie))
    expect([status, body.error.code]).toEqual([409, 'does_not_resolve'])
    expect(body.error.findings.filter((each: { ok: boolean }) => !each.ok)).toMatchObject([
      { tenant: 'acme-metal', rule: 'budget' },
      { tenant: 'mori-foods', rule: 'budget' },
    ])
    expect(await unfinished()).toEqual([])
  })
})

describe('a full disk', () => {
  test('is told as such and leaves nothing behind, and when there is room it works', async () => {
    let full = ''
    const releasesDir = await mkdtemp(join(tmpdir(), 'torrent-full-'))
    let drafts = 0
    const store = diskStore(releasesDir, {
      draftIn(folder) {
        const path = join(folder, String(++drafts))
        // The system's own "no space left on device", at the file whose turn it is.
        if (full === 'now' || full === String(drafts)) symlinkSync('/dev/full', path)
        return path
      },
    })
    const small = await openPortal({ releasesDir, store })
    try {
      const release = pack(teamFiles(), small.key, '1.0.0')
      const count = release.files.size
      // At the first file, in the middle, and while the compressed copies are written.
      for (const at of [1, 3, count + 1]) {
        full = String(drafts + at)
        expect(await small.publish(release)).toEqual({ status: 507, body: refusal('storage_full') })
        expect(await readdir(releasesDir)).toEqual([])
        expect((await small.deploy('GET', '/releases?name=parts')).body.total).toBe(0)
      }
      full = ''
      expect(await small.publish(release)).toMatchObject({ status: 201 })
      expect(await readdir(releasesDir)).toEqual(['parts'])
    } finally {
      await small.close()
    }
  })
})
