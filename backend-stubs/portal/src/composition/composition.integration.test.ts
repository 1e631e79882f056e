import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newSigningKey } from '@torrent/release'
import { asSuperuser, databaseIn } from '@torrent/service-kit/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openPortal, pack, type TestPortal, teamFiles } from '../portal.fixture.ts'

let portal: TestPortal

beforeAll(async () => {
  portal = await openPortal()
  for (const version of ['1.0.0', '1.1.0', '1.2.0'])
    await portal.publish(pack(teamFiles('parts', version), portal.key, version))
  await promote('1.0.0')
})
afterAll(() => portal?.close())

const promote = (version: string, more: object = {}) =>
  portal.deploy('POST', '/promote', { name: 'parts', version, ...more })
type Person = Awaited<ReturnType<TestPortal['person']>>
const parts = async (person: Person, previews: string[] = []) =>
  (await portal.portal.getComposition({ previews }, person)).remotes.find(({ name }) => name === 'parts')

describe('what a person gets', () => {
  test('carries the hash of every script and style, and of nothing else', async () => {
    const remote = await parts(await portal.person())
    expect(remote).toMatchObject({ version: '1.0.0', reason: 'stable', unusable: '' })
    expect(remote?.entry).toBe('/releases/parts/1.0.0/mf-manifest.json')
    expect(remote?.files.map(({ path }) => path).sort()).toEqual(['assets/mfe.css', 'assets/mfe.js', 'remoteEntry.js'])
    for (const { hash } of remote?.files ?? []) expect(hash).toMatch(/^sha384-/)
  })

  test('is asked of the database in one question, once the release is known', async () => {
    const person = await portal.person()
    await parts(person)
    const query = vi.spyOn(pg.Client.prototype, 'query')
    await parts(person)
    const texts = query.mock.calls.map(
      ([statement]) => (statement as unknown as { text?: string }).text ?? String(statement),
    )
    query.mockRestore()
    const questions = texts.filter(text => !/^(?:begin|commit)\b/.test(text.trim()))
    expect(questions).toHaveLength(1)
  })
})

describe('a canary', () => {
  test('is for the same people from one release to the next, and raising it takes it from nobody', async () => {
    const people = await Promise.all(Array.from({ length: 60 }, () => portal.person('acme-metal', 'sales')))
    const onTrial = async (canary: string) => {
      const remotes = await Promise.all(people.map(person => parts(person)))
      return people.filter((_, index) => remotes[index]?.version === canary && remotes[index]?.reason === 'canary')
    }
    await promote('1.1.0', { percent: 40 })
    const first = await onTrial('1.1.0')
    expect(first.length).toBeGreaterThan(5)
    expect(first.length).toBeLessThan(55)
    await promote('1.1.0', { percent: 70 })
    expect(await onTrial('1.1.0')).toEqual(expect.arrayContaining(first))
    await portal.deploy('POST', '/rollback', { name: 'parts' })
    await promote('1.2.0', { percent: 40 })
    expect(await onTrial('1.2.0')).toEqual(first)
    await portal.deploy('POST', '/rollback', { name: 'parts' })
    expect(await onTrial('1.2.0')).toEqual([])
  })

  test('finds people in the same bucket after a restart', async () => {
    await promote('1.1.0', { percent: 50 })
    const people = await Promise.all(Array.from({ length: 20 }, () => portal.person()))
    const versions = () => Promise.all(people.map(async person => (await parts(person))?.version))
    const before = await versions()
    expect(new Set(before).size).toBe(2)
    const again = await openPortal({ url: portal.url, releasesDir: portal.releasesDir, known: portal.token })
    await again.close()
    expect(await versions()).toEqual(before)
    await portal.deploy('POST', '/rollback', { name: 'parts' })
  })
})

describe('a release that nobody vouches for', () => {
  test('is there without hashes, so that none of it runs, as soon as its key is revoked; the others are as before', async () => {
    const key = newSigningKey()
    await portal.deploy('POST', '/keys', { label: 'Lost', publicKey: key.publicPem })
    await portal.publish(pack(teamFiles('lost'), key, '1.0.0'))
    await portal.deploy('POST', '/promote', { name: 'lost', version: '1.0.0' })
    const person = await portal.person()
    const remotes = async () => {
      const composition = await portal.portal.getComposition({}, person)
      return composition.remotes.map(({ name, unusable, files }) => [name, unusable, files.length])
    }
    expect(await remotes()).toEqual([
      ['lost', '', 3],
      ['parts', '', 3],
    ])
    await portal.deploy('DELETE', `/keys/${key.id}`)
    expect(await remotes()).toEqual([
      ['lost', 'signature', 0],
      ['parts', '', 3],
    ])
  })

  test('is so when its manifest was changed in the database behind the portal’s back', async () => {
    await portal.publish(pack(teamFiles('tampered'), portal.key, '1.0.0'))
    await portal.deploy('POST', '/promote', { name: 'tampered', version: '1.0.0' })
    await asSuperuser(databaseIn(portal.url), client =>
      client.query(`alter table releases disable trigger immutable;
        update releases set manifest = convert_to(replace(convert_from(manifest, 'UTF8'), '部品', '他社'), 'UTF8')
          where name = 'tampered';
        alter table releases enable trigger immutable`),
    )
    const again = await openPortal({ url: portal.url, releasesDir: portal.releasesDir, known: portal.token })
    const { remotes } = await again.portal.getComposition({}, await again.person())
    await again.close()
    expect(remotes.find(({ name }) => name === 'tampered')).toMatchObject({ unusable: 'signature', files: [] })
    expect(remotes.find(({ name }) => name === 'parts')).toMatchObject({ unusable: '' })
  })
})

describe('a preview', () => {
  const preview = async (wanted: object) => {
    const { status, body } = await portal.deploy('POST', '/previews', { name: 'parts', hours: 1, ...wanted })
    expect(status).toBe(201)
    return { id: body.preview.id as string, token: (body.path as string).replace('/preview/', '') }
  }
  const claim = (token: string, person: Person) =>
    portal.releases.claimPreview({ token }, person).then(
      ({ preview }) => preview?.id,
      error => error.code,
    )

  test('is for the one who opens its link, and for nobody who only knows its id', async () => {
    const { id, token } = await preview({ version: '1.2.0' })
    const [first, second] = [await portal.person(), await portal.person()]
    expect((await parts(first, [id]))?.version).toBe('1.0.0')
    const { basePath } = await portal.releases.claimPreview({ token }, first)
    expect(basePath).toBe('/parts')
    expect(await parts(first, [id])).toMatchObject({ version: '1.2.0', reason: 'preview' })
    expect((await parts(first))?.version).toBe('1.0.0')
    expect(await claim(token, second)).toBe('preview_of_other')
    expect((await parts(second, [id]))?.version).toBe('1.0.0')
    expect(await claim(token, first)).toBe(id)
  })

  test('for one named person is nobody else’s, whatever the case of the login', async () => {
    const [named, other] = [await portal.person(), await portal.person()]
    const { id, token } = await preview({ version: '1.2.0', person: named.email.toUpperCase() })
    expect(await claim(token, other)).toBe('preview_of_other')
    expect(await claim(token, named)).toBe(id)
  })

  test('of an administrator does not leave the tenant', async () => {
    const admin = await portal.person('mori-foods', 'admin')
    const { path } = await portal.releases.createPreview({ name: 'parts', version: '1.2.0', hours: 1 }, admin)
    const token = path.replace('/preview/', '')
    expect(await claim(token, await portal.person('acme-metal'))).toBe('preview_of_other')
    expect(await claim(token, await portal.person('mori-foods'))).not.toBe('preview_of_other')
  })

  test('may come from a development server on the person’s own machine, and from no other', async () => {
    const { id, token } = await preview({ devOrigin: 'http://localhost:5173' })
    const person = await portal.person()
    await claim(token, person)
    expect(await parts(person, [id])).toMatchObject({
      ...{
        version: 'dev',
        entry: 'http://localhost:5173/mf-manifest.json',
        reason: 'preview',
        files: [],
        unusable: '',
      },
    })
    for (const devOrigin of [
      'http://evil.example:5173',
      'http://localhost:5173/path',
      'http://localhost.evil.example:80',
      'http://user@localhost:5173',
      'http://localhost',
      'javascript:alert(1)',
    ])
      expect(
        (await portal.deploy('POST', '/previews', { name: 'parts', hours: 1, devOrigin })).body.error,
      ).toMatchObject({ code: 'invalid', field: 'devOrigin' })
  })

  test('ends by its time, and when somebody ends it', async () => {
    const person = await portal.person()
    const [ending, expiring] = [await preview({ version: '1.2.0' }), await preview({ version: '1.1.0' })]
    for (const { token } of [ending, expiring]) await claim(token, person)
    await portal.deploy('DELETE', `/previews/${ending.id}`)
    await asSuperuser(databaseIn(portal.url), client =>
      client.query('update previews set expires_at = now() where id = $1', [expiring.id]),
    )
    expect((await parts(person, [ending.id, expiring.id]))?.version).toBe('1.0.0')
    expect(await claim(ending.token, person)).toBe('preview_over')
    // Its time is part of what was signed, so a link whose row was changed is nobody's.
    expect(await claim(expiring.token, person)).toBe('not_found')
  })

  test('cannot be made up', async () => {
    const { id, token } = await preview({ version: '1.2.0' })
    const person = await portal.person()
    for (const forged of [id, `${id}.${'A'.repeat(43)}`, `${token}x`, token.slice(0, -1), `x${token}`, ''])
      expect(await claim(forged, person)).toBe('not_found')
    expect(await claim(token, person)).toBe(id)
  })

  test('shows a release that nobody vouches for as unusable, too', async () => {
    const { id, token } = await preview({ name: 'lost', version: '1.0.0' })
    const person = await portal.person()
    await claim(token, person)
    const { remotes } = await portal.portal.getComposition({ previews: [id] }, person)
    expect(remotes.find(({ name }) => name === 'lost')).toMatchObject({ unusable: 'signature', files: [] })
  })
})

test('a micro-frontend that is only on a developer’s server is there by what the server says of it', async () => {
  const description = JSON.parse(teamFiles('fresh')['torrent.json'] ?? '')
  const server = createServer((request, response) => {
    response.end(request.url === '/torrent.json' ? JSON.stringify(description) : '{}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const entry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mf-manifest.json`
  const developing = await openPortal({
    ...{ url: portal.url, releasesDir: portal.releasesDir, known: portal.token },
    devRemotes: { fresh: entry, gone: 'http://127.0.0.1:1/mf-manifest.json' },
  })
  const { remotes } = await developing.portal.getComposition({}, await developing.person())
  await developing.close()
  server.close()
  expect(remotes.find(({ name }) => name === 'fresh')).toMatchObject({ version: 'dev', entry, basePath: '/fresh' })
  expect(remotes.some(({ name }) => name === 'gone')).toBe(false)
})
