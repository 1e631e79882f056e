import { expect, test } from 'vitest'
import { DEMO_TENANTS, demoAccounts, demoMembers } from './demo.ts'

const everybody = DEMO_TENANTS.flatMap(tenant => demoMembers(tenant.id))

test('the sign-in page offers one person a role, in both tenants', () => {
  for (const { id } of DEMO_TENANTS) {
    const logins = ['sales', 'approver', 'orders', 'shipping', 'admin', 'operator'].map(role => `${role}@${id}.example`)
    expect(demoAccounts(id).map(member => member.login)).toEqual(logins)
    expect(demoMembers(id).slice(0, logins.length)).toEqual(demoAccounts(id))
  }
})

test('there are enough people to talk with, and each is told from the others by name and login', () => {
  for (const { id } of DEMO_TENANTS) {
    const people = demoMembers(id)
    expect(people).toHaveLength(20)
    expect(new Set(people.map(({ name }) => name)).size).toBe(20)
    expect(new Set(people.map(({ login }) => login)).size).toBe(20)
    // Found by family name alone: tests and people look each other up so.
    expect(new Set(people.map(({ name }) => name.split(' ')[0])).size).toBe(20)
  }
})

test('ids are uuids of version 5 and differ', () => {
  for (const { id } of everybody)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(everybody.map(member => member.id)).size).toBe(everybody.length)
})

test('an id never changes, since documents refer to it', () => {
  // Known answer, also given by python: uuid.uuid5(uuid.NAMESPACE_DNS, 'sales@acme-metal.example')
  expect(demoMembers('acme-metal')[0]?.id).toBe('08525673-1a25-5233-a08e-f3e46d7b2146')
})

test('a tenant that is not of the demo has nobody', () => {
  expect(demoMembers('other')).toEqual([])
  expect(demoMembers('__proto__')).toEqual([])
})
