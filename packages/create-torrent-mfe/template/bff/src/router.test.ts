import { randomUUID } from 'node:crypto'
import type { BffContext } from '@torrent/bff-kit'
import type { SampleParts } from 'sample-parts-service'
import { expect, test } from 'vitest'
import { createRouter } from './router.ts'

const id = randomUUID()
const entry = { title: 'Clean the press', quantity: '2', due: '2030-01-31', note: '' }
const stored = {
  ...{ ...entry, id, number: 'E-000001', version: 3, status: 'open' as const, ownerName: 'Sato' },
  ...{ createdAt: '2030-01-01T00:00:00.000Z', updatedAt: '2030-01-02T00:00:00.000Z' },
}
const service = {
  list: async () => ({ entries: [stored], total: 1 }),
  get: async () => stored,
  create: async () => stored,
} as unknown as SampleParts

const as = (role: string | null) => {
  const principal =
    role === null ? null : { subject: randomUUID(), tenant: 'acme-metal', name: role, email: '', roles: [role] }
  return createRouter(service).createCaller({
    principal,
    traceparent: '',
    seen: [],
    clients: {} as BffContext['clients'],
  })
}

test('nobody gets in without being signed in, or without the action', async () => {
  await expect(as(null).list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  await expect(as('visitor').list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(as('shipping').create({ commandId: randomUUID(), id, entry })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})

test('only what this person may do is offered', async () => {
  expect((await as('sales').get({ id })).actions).toEqual(['edit', 'advance'])
  expect((await as('shipping').get({ id })).actions).toEqual([])
})

test('a list shows what the screen shows', async () => {
  const { rows, total } = await as('sales').list({})
  expect(total).toBe(1)
  expect(rows).toMatchObject([{ number: 'E-000001', date: '2030-01-01', ownerName: 'Sato' }])
})

test('what is no entry does not reach the service', async () => {
  const create = as('sales').create
  await expect(create({ commandId: randomUUID(), id, entry: { ...entry, due: 'soon' } })).rejects.toThrow()
  await expect(create({ commandId: 'one', id, entry })).rejects.toThrow()
})
