import { NotificationService } from '@torrent/contracts/releases'
import { type Client, type Database, openDatabase, type Service } from '@torrent/service-kit'
import { asSuperuser, clientOf, databaseIn, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { forgetOldNotifications } from './notification-rows.ts'
import { notificationService } from './notification-service.ts'
import { type NewNotification, notify } from './notify.ts'

let database: Database
let inbox: Client<typeof NotificationService>
let identity: Awaited<ReturnType<typeof testIdentity>>

beforeAll(async () => {
  identity = await testIdentity()
  database = await openDatabase({
    ...{ name: 'portal', url: await testDatabase('portal'), tenancy: 'rows', publishes: true },
    migrations: new URL('../../migrations/', import.meta.url),
  })
  const service = { name: 'portal', serves: [notificationService(database)] } as unknown as Service
  inbox = clientOf(NotificationService, service, identity.verify)
})

afterAll(() => database?.close())
beforeEach(() => superuser('delete from notifications'))

const superuser = (statement: string) =>
  asSuperuser(databaseIn(database.url), async client => (await client.query(statement)).rows)

function tell(to: Pick<NewNotification, 'tenant' | 'member' | 'action'>, en = 'News') {
  const notification = { title: { ja: 'お知らせ', en }, body: { ja: '', en: '' }, tone: 'info', href: '' } as const
  return database.tenant('portal').transaction(tx => notify(tx, { ...notification, ...to }))
}
const titles = async (person: { call: { token: string | undefined } }) =>
  (await inbox.listNotifications({}, person.call)).notifications.map(({ title }) => title?.en)

test('a notification is for its person, or for who may do something, in its tenant', async () => {
  const [admin, sales, other] = [
    await identity.person('acme-metal', 'admin'),
    await identity.person('acme-metal', 'sales'),
    await identity.person('mori-foods', 'admin'),
  ]
  await tell({ tenant: 'acme-metal', action: 'release.manage' }, 'a canary was ended')
  await tell({ tenant: 'acme-metal', member: sales.principal.subject }, 'for you')
  expect(await titles(admin)).toEqual(['a canary was ended'])
  expect(await titles(sales)).toEqual(['for you'])
  expect(await titles(other)).toEqual([])
})

test('the newest comes first, and no more than asked for; all that is unread is counted', async () => {
  const { call, principal } = await identity.person('acme-metal', 'sales')
  for (const title of ['one', 'two', 'three']) await tell({ tenant: 'acme-metal', member: principal.subject }, title)
  const { notifications, unread } = await inbox.listNotifications({ limit: 2 }, call)
  expect(notifications.map(({ title }) => title?.en)).toEqual(['three', 'two'])
  expect(unread).toBe(3)
})

test('reading is a person’s own: a colleague’s stays unread', async () => {
  const [first, second] = [await identity.person('acme-metal', 'admin'), await identity.person('acme-metal', 'admin')]
  await tell({ tenant: 'acme-metal', action: 'release.manage' })
  await tell({ tenant: 'acme-metal', action: 'release.manage' })
  const [one] = (await inbox.listNotifications({}, first.call)).notifications
  const after = await inbox.markNotificationsRead({ ids: [one?.id ?? ''] }, first.call)
  expect([after.unread, after.notifications.map(({ read }) => read)]).toEqual([1, [true, false]])
  expect((await inbox.markNotificationsRead({}, first.call)).unread).toBe(0)
  expect((await inbox.listNotifications({}, second.call)).unread).toBe(2)
})

test('nobody marks what is not theirs, and the same twice is the same', async () => {
  const [mine, theirs] = [await identity.person('acme-metal', 'sales'), await identity.person('mori-foods', 'admin')]
  await tell({ tenant: 'acme-metal', member: mine.principal.subject })
  const [one] = (await inbox.listNotifications({}, mine.call)).notifications
  await inbox.markNotificationsRead({ ids: [one?.id ?? ''] }, theirs.call)
  await inbox.markNotificationsRead({}, theirs.call)
  expect((await inbox.listNotifications({}, mine.call)).unread).toBe(1)
  await inbox.markNotificationsRead({ ids: [one?.id ?? ''] }, mine.call)
  await inbox.markNotificationsRead({ ids: [one?.id ?? ''] }, mine.call)
  expect(await superuser('select member_id from notification_reads')).toEqual([{ member_id: mine.principal.subject }])
})

test('what did not happen is told to nobody', async () => {
  const { call, principal } = await identity.person('acme-metal', 'sales')
  const failing = database.tenant('portal').transaction(async tx => {
    const news = { title: { ja: '', en: '' }, body: { ja: '', en: '' }, tone: 'info', href: '' } as const
    await notify(tx, { tenant: 'acme-metal', member: principal.subject, ...news })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect((await inbox.listNotifications({}, call)).notifications).toEqual([])
})

test('after a quarter they are forgotten, in their tenant', async () => {
  const { call, principal } = await identity.person('acme-metal', 'sales')
  await tell({ tenant: 'acme-metal', member: principal.subject }, 'old')
  await superuser(`update notifications set at = now() - interval '91 days'`)
  await tell({ tenant: 'acme-metal', member: principal.subject }, 'new')
  await inbox.markNotificationsRead({}, call)
  await database.tenant('mori-foods').transaction(forgetOldNotifications)
  expect(await superuser('select 1 from notifications')).toHaveLength(2)
  await database.tenant('acme-metal').transaction(forgetOldNotifications)
  expect(await titles({ call })).toEqual(['new'])
})

test('odd requests are refused', async () => {
  const { call } = await identity.person('acme-metal', 'sales')
  const invalid = { code: 'invalid' }
  await expect(inbox.listNotifications({ limit: 51 }, call)).rejects.toMatchObject(invalid)
  await expect(inbox.listNotifications({ limit: -1 }, call)).rejects.toMatchObject(invalid)
  await expect(inbox.markNotificationsRead({ ids: ['x'] }, call)).rejects.toMatchObject(invalid)
})
