import { randomUUID } from 'node:crypto'
import type { Principal } from '@torrent/policy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SampleParts } from './api.ts'
import { startDevelopmentDatabase } from './development-database.ts'
import { openSampleParts } from './service.ts'

let service: SampleParts
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  const database = await startDevelopmentDatabase()
  closing.push(() => database.stop())
  service = await openSampleParts({ url: database.url })
  closing.push(() => service.close())
}, 60_000)

afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

const person = (role: string, tenant = 'acme-metal'): Principal => ({
  subject: randomUUID(),
  tenant,
  name: role,
  email: `${role}@${tenant}.example`,
  roles: [role],
})
const entry = { title: 'Clean the press', quantity: '2', due: '2030-01-31', note: '' }
const create = (who: Principal, title = entry.title) =>
  service.create(who, { commandId: randomUUID(), id: randomUUID(), entry: { ...entry, title } })
const everything = { text: '', statuses: [], sort: '-updated', page: 1, pageSize: 25 }

test('what is created is there afterwards, with its history', async () => {
  const sales = person('sales')
  const { id, number, version } = await create(sales)
  expect({ number, version }).toEqual({ number: expect.stringMatching(/^E-\d{6}$/), version: 1 })
  const edited = { ...entry, quantity: '3' }
  await service.update(sales, { commandId: randomUUID(), id, baseVersion: 1, entry: edited })
  expect(await service.get(sales, id)).toMatchObject({ ...edited, version: 2, status: 'open' })
  expect(await service.history(sales, id)).toMatchObject([
    { type: 'created', actor: 'sales' },
    { type: 'edited', fields: [{ field: 'quantity', before: '2', after: '3' }] },
  ])
})

test('the same command twice is one entry', async () => {
  const sales = person('sales')
  const command = { commandId: randomUUID(), id: randomUUID(), entry }
  const [first, second] = await Promise.all([service.create(sales, command), service.create(sales, command)])
  expect(second).toEqual(first)
})

test('whoever saves second over the same version is told, and overwrites nothing', async () => {
  const sales = person('sales')
  const { id } = await create(sales)
  const save = (title: string) =>
    service.update(sales, { commandId: randomUUID(), id, baseVersion: 1, entry: { ...entry, title } })
  await save('mine')
  await expect(save('yours')).rejects.toMatchObject({ code: 'conflict' })
  expect((await service.get(sales, id)).title).toBe('mine')
})

test('another company sees nothing of it', async () => {
  const { id } = await create(person('sales'))
  const stranger = person('sales', 'mori-foods')
  await expect(service.get(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await service.list(stranger, everything)).toEqual({ entries: [], total: 0 })
})

test('who may only read does not write, and an unknown role does nothing', async () => {
  await expect(create(person('shipping'))).rejects.toMatchObject({ code: 'forbidden' })
  expect((await service.list(person('shipping'), everything)).total).toBeGreaterThan(0)
  await expect(service.list(person('visitor'), everything)).rejects.toMatchObject({ code: 'forbidden' })
})

test('the list is searched, filtered, sorted and counted', async () => {
  const sales = person('sales')
  const { id, number } = await create(sales, 'Percent 100% sign')
  await service.advance(sales, { commandId: randomUUID(), id, baseVersion: 1 })
  const found = await service.list(sales, { ...everything, text: '100%', statuses: ['active'], sort: 'title' })
  expect(found).toMatchObject({ total: 1, entries: [{ number, status: 'active' }] })
  expect((await service.list(sales, { ...everything, text: '_' })).total).toBe(0)
  expect((await service.counts(sales)).active).toBe(1)
})
