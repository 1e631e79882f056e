import { rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { newSigningKey, UnusableBuild } from '@torrent/release'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildFolder } from '../build.fixture.ts'
import { openPortal, pack, type TestPortal, teamFiles } from '../portal.fixture.ts'

let portal: TestPortal
const { privatePem } = newSigningKey()

beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

/** What a start of the portal does with a build of this checkout; answers the version. */
async function start(name: string, code: string, without: readonly string[] = []): Promise<string> {
  const folder = await buildFolder(teamFiles(name, code))
  const versions = await portal.service
    .takeCheckout([folder], privatePem, without)
    .finally(() => rm(folder, { recursive: true }))
  return versions.get(name) ?? ''
}
const inForce = async (name: string) => {
  const { remotes } = await portal.portal.getComposition({}, await portal.person())
  const remote = remotes.find(each => each.name === name)
  return [remote?.version, remote?.reason]
}

describe('a start of the portal', () => {
  test('puts what was built in its checkout in force, signed by the portal; the same again changes nothing', async () => {
    const version = await start('again', 'one')
    expect(await inForce('again')).toEqual([version, 'checkout'])
    expect(await start('again', 'one')).toBe(version)
    const { body } = await portal.deploy('GET', '/status?name=again')
    expect(body.releases).toMatchObject([{ version, origin: 'checkout', publishedBy: 'portal' }])
    expect(body.microFrontends[0].placements[0].revision).toBe(1)
    const { keys } = (await portal.deploy('GET', '/keys')).body
    expect(keys).toContainEqual(expect.objectContaining({ id: body.releases[0].keyId, label: 'This portal' }))
  })

  test('follows the checkout forth and back', async () => {
    const [one, two] = [await start('back', 'one'), await start('back', 'two')]
    expect(await inForce('back')).toEqual([two, 'checkout'])
    await start('back', 'one')
    expect(await inForce('back')).toEqual([one, 'checkout'])
  })

  test('gives a tenant nothing that it is not to have, takes it away where it was given, and gives it back', async () => {
    const having = async () => {
      const { body } = await portal.deploy('GET', '/status?name=spare')
      return body.microFrontends.flatMap(({ placements }: { placements: { tenant: string }[] }) =>
        placements.map(({ tenant }) => tenant),
      )
    }
    const first = await start('spare', 'one', ['mori-foods/spare'])
    expect(await having()).toEqual(['acme-metal'])
    await start('spare', 'one')
    expect(await having()).toEqual(['acme-metal', 'mori-foods'])
    await start('spare', 'two', ['mori-foods/spare'])
    expect(await having()).toEqual(['acme-metal'])
    const { body } = await portal.deploy('GET', '/deployments?name=spare')
    const withdrawn = { action: 'rollback', tenant: 'mori-foods', previousVersion: first, actor: 'portal' }
    expect(body.deployments).toContainEqual(expect.objectContaining(withdrawn))
  })

  test('never undoes a promotion of a team, nor a rollback, nor ends a canary', async () => {
    const [one, two] = [await start('kept', 'one'), await start('kept', 'two')]
    await portal.deploy('POST', '/rollback', { name: 'kept' })
    await start('kept', 'two')
    expect(await inForce('kept')).toEqual([one, 'checkout'])

    await portal.publish(pack(teamFiles('kept', 'team'), portal.key, '1.0.0'))
    await portal.deploy('POST', '/promote', { name: 'kept', version: '1.0.0', percent: 50 })
    await start('kept', 'three')
    const { body } = await portal.deploy('GET', '/status?name=kept')
    expect(body.microFrontends[0].placements[0]).toMatchObject({ version: one, canaryVersion: '1.0.0' })

    await portal.deploy('POST', '/promote', { name: 'kept', version: '1.0.0' })
    for (const code of ['four', 'two']) await start('kept', code)
    expect(await inForce('kept')).toEqual(['1.0.0', 'stable'])
    expect(two).not.toBe(one)
  })

  test('with a new build does take the place of an older one that somebody went back to', async () => {
    await start('newer', 'one')
    await start('newer', 'two')
    await portal.deploy('POST', '/rollback', { name: 'newer' })
    const three = await start('newer', 'three')
    expect(await inForce('newer')).toEqual([three, 'checkout'])
  })

  test('puts several that need each other in force together', async () => {
    const declares = { 'twins.open': { type: 'object', properties: {} } }
    const facts = JSON.stringify({ portal: '^0.1.0', shared: {}, intents: declares })
    const twin = (name: string, more: object) =>
      buildFolder({ ...teamFiles(name, '', { declares, ...more }), 'torrent-build.json': facts })
    const folders = [
      await twin('user', { uses: ['twins.open'] }),
      await twin('provider', { provides: [{ intent: 'twins.open', path: '/provider' }] }),
    ]
    const versions = await portal.service.takeCheckout(folders, privatePem)
    await Promise.all(folders.map(folder => rm(folder, { recursive: true })))
    expect([(await inForce('user'))[0], (await inForce('provider'))[0]]).toEqual([
      versions.get('user'),
      versions.get('provider'),
    ])
  })

  test('with a key of its own that was revoked starts, takes nothing in, and keeps what is in force', async () => {
    const revoked = newSigningKey()
    const folder = await buildFolder(teamFiles('revoked'))
    const before = await portal.service.takeCheckout([folder], revoked.privatePem)
    await portal.deploy('DELETE', `/keys/${revoked.id}`)
    const built = await buildFolder(teamFiles('revoked', 'newer'))
    expect(await portal.service.takeCheckout([built], revoked.privatePem)).toEqual(new Map())
    expect((await inForce('revoked'))[0]).toBe(before.get('revoked'))
    await Promise.all([folder, built].map(each => rm(each, { recursive: true })))
  })

  test('says what is no build, and takes in no link to a file elsewhere', async () => {
    const take = (folder: string) => portal.service.takeCheckout([folder], privatePem)
    const empty = await buildFolder({})
    await expect(take(empty)).rejects.toThrow('torrent.json is missing; has it been built?')
    await expect(take(join(empty, 'nowhere'))).rejects.toThrow(UnusableBuild)
    const linked = await buildFolder(teamFiles('linked'))
    await symlink('/etc/passwd', join(linked, 'assets', 'link.js'))
    await expect(take(linked)).rejects.toThrow('link.js is neither a file nor a folder')
    await Promise.all([empty, linked].map(folder => rm(folder, { recursive: true })))
  })
})
