import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACTIONS, type Action, actionsOf, allowed, type Principal, ROLES, type Role, SERVICE_ROLE } from './index.ts'

/** A property tries a hundred inputs; on a busy machine that takes a while. */
const PROPERTY = { timeout: 30_000 }

type AnyRole = Role | typeof SERVICE_ROLE
const ANY_ROLE: readonly AnyRole[] = [...ROLES, SERVICE_ROLE]

const person = (...roles: string[]): Principal => ({
  subject: '7a0c6c1e-6a53-5d0a-9d0e-6a1f0b6f2f10',
  tenant: 'acme-metal',
  name: '佐藤 美咲',
  email: 'sales@acme-metal.example',
  roles,
})

// The golden matrix, written by hand and not derived from the policies: a change of permissions must change both.
// Columns: sales, approver, orders, shipping, admin, operator, service.
const MATRIX: Record<Action, string> = {
  'quote.read': '● ● ● · ● · ●',
  'quote.create': '● · · · ● · ·',
  'quote.edit': '● · · · ● · ·',
  'quote.submit': '● · · · ● · ·',
  'quote.approve': '· ● · · ● · ·',
  'quote.send': '● · · · ● · ·',
  'quote.revise': '● · · · ● · ·',
  'quote.close': '● · · · ● · ·',
  'order.read': '● ● ● ● ● · ●',
  'order.create': '● · ● · ● · ·',
  'order.edit': '· · ● · ● · ·',
  'order.confirm': '· · ● · ● · ·',
  'order.hold': '· · ● · ● · ·',
  'order.cancel': '· · ● · ● · ·',
  'shipment.read': '● ● ● ● ● · ●',
  'shipment.create': '· · ● ● ● · ·',
  'shipment.pick': '· · · ● ● · ·',
  'shipment.ship': '· · · ● ● · ·',
  'shipment.deliver': '· · · ● ● · ·',
  'shipment.cancel': '· · · ● ● · ·',
  'customer.read': '● ● ● ● ● · ●',
  'item.read': '● ● ● ● ● · ●',
  'member.read': '● ● ● ● ● ● ●',
  'profile.edit': '● ● ● ● ● ● ·',
  'group.read': '● ● ● ● ● ● ·',
  'group.create': '● ● ● ● ● ● ●',
  'group.manage': '· · · · ● · ·',
  'chat.use': '● ● ● ● ● ● ·',
  'channel.create': '● ● ● ● ● ● ·',
  'file.use': '● ● ● ● ● ● ·',
  'conversation.follow': '· · · · · · ●',
  'job.read': '● ● ● ● ● ● ·',
  'portal.use': '● ● ● ● ● ● ●',
  'portal.admin': '· · · · ● · ·',
  'release.read': '· · · · ● ● ·',
  'release.manage': '· · · · ● ● ·',
  'release.operate': '· · · · · ● ·',
}
const COLUMNS: readonly AnyRole[] = ['sales', 'approver', 'orders', 'shipping', 'admin', 'operator', 'service']
const granted = (role: AnyRole, action: Action) => MATRIX[action].split(' ')[COLUMNS.indexOf(role)] === '●'

const anyRoles = fc.uniqueArray(fc.constantFrom(...ANY_ROLE))
const anyAction = fc.constantFrom(...ACTIONS)

describe('permissions', () => {
  test('the matrix has a row for every action and a column for every role', () => {
    expect(Object.keys(MATRIX).sort()).toEqual([...ACTIONS].sort())
    expect([...COLUMNS]).toEqual([...ANY_ROLE])
  })

  for (const role of ANY_ROLE) {
    test(`${role} may do exactly what the matrix says`, () => {
      const expected = ACTIONS.filter(action => granted(role, action))
      expect(ACTIONS.filter(action => allowed(person(role), action))).toEqual(expected)
      expect(actionsOf(person(role))).toEqual(expected)
    })
  }

  test('several roles permit the union of what each permits', PROPERTY, () => {
    fc.assert(
      fc.property(anyRoles, anyAction, (roles, action) => {
        expect(allowed(person(...roles), action)).toBe(roles.some(role => granted(role, action)))
      }),
    )
  })

  test('nobody reaches a thing of another tenant, whatever the roles', PROPERTY, () => {
    const otherTenant = fc.constantFrom('mori-foods', 'acme', 'acme-metal-2', 'ACME-METAL', 'acme-metal ', '')
    fc.assert(
      fc.property(anyRoles, anyAction, otherTenant, (roles, action, tenant) => {
        expect(allowed(person(...roles), action, { tenant })).toBe(false)
      }),
    )
  })

  test('a thing of the own tenant is decided by the roles', () => {
    expect(allowed(person('sales'), 'quote.edit', { tenant: 'acme-metal' })).toBe(true)
    expect(allowed(person('approver'), 'quote.edit', { tenant: 'acme-metal' })).toBe(false)
  })

  test('an unknown action is denied, even to an administrator', PROPERTY, () => {
    const unknown = fc.string({ unit: 'binary' }).filter(text => !(ACTIONS as readonly string[]).includes(text))
    fc.assert(
      fc.property(unknown, action => {
        expect(allowed(person('admin'), action)).toBe(false)
      }),
    )
    for (const action of ['quote', 'quote.*', 'QUOTE.READ', 'quote.read ', '__proto__', '']) {
      expect(allowed(person('admin'), action)).toBe(false)
    }
  })

  test('a role that no policy names permits nothing', PROPERTY, () => {
    const other = fc.string({ unit: 'binary' }).filter(text => !(ANY_ROLE as readonly string[]).includes(text))
    fc.assert(
      fc.property(other, anyAction, (role, action) => {
        expect(allowed(person(role), action)).toBe(false)
      }),
    )
  })

  test('a malformed principal is denied and never throws', PROPERTY, () => {
    const broken: unknown[] = [
      null,
      undefined,
      'admin',
      {},
      { ...person('admin'), subject: '' },
      { ...person('admin'), subject: 7 },
      { ...person('admin'), subject: '\ud800' },
      { ...person('admin'), tenant: undefined },
      { ...person('admin'), tenant: 'Acme Metal' },
      { ...person('admin'), roles: 'admin' },
      { ...person('admin'), roles: [['admin']] },
      { ...person('admin'), roles: ['admin', '\udfff'] },
      { ...person('admin'), roles: ['admin', null] },
    ]
    for (const principal of broken) {
      expect(allowed(principal as Principal, 'quote.read')).toBe(false)
      expect(actionsOf(principal as Principal)).toEqual([])
    }
    fc.assert(
      fc.property(fc.anything(), anyAction, (junk, action) => {
        expect(allowed(junk as Principal, action)).toBe(false)
      }),
    )
  })

  test('a malformed resource is denied', () => {
    for (const resource of [null, {}, { tenant: undefined }, { tenant: ['acme-metal'] }]) {
      expect(allowed(person('admin'), 'quote.read', resource as unknown as { tenant: string })).toBe(false)
    }
  })
})
