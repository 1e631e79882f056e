import { randomUUID } from 'node:crypto'
import { MemberService } from '@torrent/contracts/member'
import { type CallContext, type Client, openPostgresBroker, Refused, topicOf } from '@torrent/service-kit'
import { clientOf, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMembers } from './members.ts'
import { createMemberService, type MemberDirectory, seedDemo } from './service.ts'

const TENANT = 'acme-metal'
const NO_PROFILE = { title: '', department: '', phone: '', statusText: '', picture: '' }

let service: MemberDirectory
let broker: Awaited<ReturnType<typeof openPostgresBroker>>
let members: Client<typeof MemberService>
let identity: Awaited<ReturnType<typeof testIdentity>>
/** Every event about a member of the demo company or a new one, as `type name`. */
const told: { type: string; tenant: string; member: { id: string; name: string; profile: object } }[] = []

beforeAll(async () => {
  identity = await testIdentity()
  service = await createMemberService({ url: await testDatabase('member') })
  members = clientOf(MemberService, service, identity.verify)
  await service.provision(TENANT)
  await seedDemo(service, TENANT)
  broker = await openPostgresBroker(await testDatabase('broker'))
  await broker.subscribe({
    group: 'test.members',
    topics: [topicOf('member')],
    handle: async ({ message }) => {
      told.push({ ...(message.payload as (typeof told)[number]), tenant: message.tenant })
      return undefined
    },
  })
  await service.start(broker)
})

afterAll(async () => {
  await broker?.close()
  await service?.stop()
})

/** Somebody who is a member and signed in. */
async function somebody(tenant = TENANT): Promise<{ id: string; call: CallContext }> {
  const { principal, call } = await identity.person(tenant, 'sales')
  const { subject: id, email } = principal
  await service.database
    .tenant(tenant)
    .transaction(tx => addMembers(tx, [{ id, name: '新人', kana: 'シンジン', email, roles: [], profile: NO_PROFILE }]))
  return { id, call }
}

const eventsOf = (id: string) => told.filter(({ member }) => member.id === id)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof Refused ? `${error.code} ${error.field}` : error),
  )
const image = (format: 'png' | 'jpeg' | 'webp' | 'gif' | 'tiff', width = 640, height = 480) =>
  sharp({ create: { width, height, channels: 3, background: '#c04020' } })
    .toFormat(format)
    .toBuffer()

test('every member is told of once, however often the service starts', async () => {
  await seedDemo(service, TENANT)
  const { id, call } = await somebody()
  await seedDemo(service, TENANT)
  await members.updateProfile({ profile: { title: '主任' } }, call)
  await expect.poll(() => eventsOf(id).map(({ type }) => type)).toEqual(['registered', 'changed'])
  expect(told.filter(({ type }) => type === 'registered')).toHaveLength(21)
  expect(new Set(told.map(({ tenant }) => tenant))).toEqual(new Set([TENANT]))
})

test('a member says of themselves what others then see', async () => {
  const { id, call } = await somebody()
  const profile = { title: ' 主任 ', department: '営業部', phone: '03-1234-5678', statusText: '外出中（15時戻り）' }
  await members.updateProfile({ profile: { ...profile, picture: 'forged' } }, call)
  const other = await somebody()
  expect((await members.getMember({ id }, other.call)).profile).toMatchObject({
    ...profile,
    title: '主任',
    picture: '',
  })
  await expect
    .poll(() => eventsOf(id).at(-1))
    .toMatchObject({ type: 'changed', member: { profile: { title: '主任' } } })
})

test.each([
  [{ title: 'あ'.repeat(101) }, 'too_long profile.title'],
  [{ statusText: 'あ'.repeat(101) }, 'too_long profile.statusText'],
  [{ department: 'a\0b' }, 'invalid profile.department'],
  [{ phone: '1\n2' }, 'invalid profile.phone'],
  [{ title: '\ud800' }, 'invalid profile.title'],
])('a profile that cannot be shown on one line is refused (%#)', async (profile, expected) => {
  const { call } = await somebody()
  expect(await refusal(members.updateProfile({ profile }, call))).toBe(expected)
})

test('who is no member of the tenant has no profile', async () => {
  const { call } = await identity.person(TENANT, 'sales')
  expect(await refusal(members.updateProfile({ profile: {} }, call))).toBe('not_found ')
  expect(await refusal(members.setPicture({ image: await image('png') }, call))).toBe('not_found ')
})

test.each(['png', 'jpeg', 'webp', 'gif'] as const)(
  'a %s becomes a square picture with a name of its own',
  async format => {
    const { id, call } = await somebody()
    const { profile } = await members.setPicture({ image: await image(format) }, call)
    expect(profile?.picture).toMatch(/^[0-9a-f]{16}$/)
    const stored = await members.getPicture({ id }, (await somebody()).call)
    expect(stored.picture).toBe(profile?.picture)
    expect(await sharp(stored.image).metadata()).toMatchObject({ format: 'webp', width: 256, height: 256 })
  },
)

test('another picture has another name, and none takes it away', async () => {
  const { id, call } = await somebody()
  const first = (await members.setPicture({ image: await image('png') }, call)).profile?.picture
  const striped = await sharp(Buffer.from('<svg width="9" height="9"><rect width="5" height="9"/></svg>'))
    .png()
    .toBuffer()
  const second = (await members.setPicture({ image: striped }, call)).profile?.picture
  expect(second).not.toBe(first)
  expect((await members.setPicture({ image: new Uint8Array() }, call)).profile?.picture).toBe('')
  expect(await refusal(members.getPicture({ id }, call))).toBe('not_found id')
})

test('a picture tells nothing of where and with what it was taken', async () => {
  const { id, call } = await somebody()
  const exif = { IFD0: { Make: 'SecretCam' }, IFD3: { GPSLatitude: '35/1 0/1 0/1' } }
  const taken = await sharp(await image('jpeg'))
    .withExif(exif)
    .jpeg()
    .toBuffer()
  expect(taken.includes('SecretCam')).toBe(true)
  await members.setPicture({ image: taken }, call)
  const { image: stored } = await members.getPicture({ id }, call)
  expect(Buffer.from(stored).includes('SecretCam')).toBe(false)
  expect((await sharp(stored).metadata()).exif).toBeUndefined()
})

test.each<[string, () => Promise<Buffer> | Buffer]>([
  ['a text', () => Buffer.from('hello')],
  ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['an SVG behind a comment', () => Buffer.from('<!-- GIF89a --><svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a TIFF', () => image('tiff')],
  ['a PNG of which half is missing', async () => (await image('png')).subarray(0, 200)],
  ['the beginning of a JPEG and nothing more', () => Buffer.from('ffd8ffe000104a464946', 'hex')],
  ['a small file that is 100 megapixels', () => image('png', 10_000, 10_000)],
  ['more than 5 MB', async () => Buffer.concat([await image('png'), Buffer.alloc(5 * 1024 * 1024)])],
])('%s is refused as a picture, and the one before stays', async (_, make) => {
  const { id, call } = await somebody()
  const { profile } = await members.setPicture({ image: await image('png') }, call)
  expect(await refusal(members.setPicture({ image: await make() }, call))).toBe('picture_invalid image')
  expect((await members.getPicture({ id }, call)).picture).toBe(profile?.picture)
})

test('members are looked up together; those that do not exist are left out, those of others too', async () => {
  const [one, two, other] = [await somebody(), await somebody(), await somebody('mori-foods')]
  const ids = [one.id, randomUUID(), two.id, other.id]
  const found = (await members.getMembers({ ids }, one.call)).members.map(({ id }) => id)
  expect(found.sort()).toEqual([one.id, two.id].sort())
  expect(await refusal(members.getPicture({ id: one.id }, other.call))).toBe('not_found id')
  expect(await refusal(members.getMembers({ ids: ['x'] }, one.call))).toBe('invalid ids')
  expect(await refusal(members.getMembers({ ids: Array(201).fill(one.id) }, one.call))).toBe('too_many ids')
})
