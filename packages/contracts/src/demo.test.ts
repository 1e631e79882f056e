import { expect, test } from 'vitest'
import { DEMO_TENANTS, demoMembers } from './demo.ts'

const everybody = DEMO_TENANTS.flatMap(tenant => demoMembers(tenant.id))

test('both tenants have the five documented logins', () => {
  for (const { id } of DEMO_TENANTS) {
    expect(demoMembers(id).map(member => member.login)).toEqual(
      ['sales', 'approver', 'orders', 'shipping', 'admin', 'operator'].map(role => `${role}@${id}.example`),
    )
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
