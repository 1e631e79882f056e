import { expect, test } from 'vitest'
import { DEMO_TENANTS, demoAccounts, demoMembers } from './demo.ts'
import { demoGroups } from './demo-groups.ts'

const each = DEMO_TENANTS.map(({ id }) => [id, demoGroups(id)] as const)

test.each(each)(
  '%s has one group of everybody, and each other one has an owner among its members',
  (tenant, groups) => {
    const [all, ...others] = groups
    expect(all).toMatchObject({ allHands: true, open: true, parentId: '', ownerId: '' })
    expect(all?.memberIds).toEqual(demoMembers(tenant).map(({ id }) => id))
    for (const group of others) {
      expect(group.allHands).toBe(false)
      expect(group.memberIds, group.name).toContain(group.ownerId)
      expect(group.memberIds.length, group.name).toBeGreaterThan(1)
    }
  },
)

test.each(each)('%s: a group comes after the one above it, so that they can be made in this order', (_, groups) => {
  const made = new Set([''])
  for (const { id, parentId } of groups) {
    expect(made.has(parentId)).toBe(true)
    made.add(id)
  }
})

test('no two things have the same id', () => {
  const ids = each.flatMap(([, groups]) =>
    groups.flatMap(({ id, channelId, roomId, bucketId }) => [id, channelId, roomId, bucketId]),
  )
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(each)('%s: everybody of the sign-in page is in a group besides the one of all', (tenant, groups) => {
  for (const { id, login } of demoAccounts(tenant))
    expect(groups.filter(({ memberIds }) => memberIds.includes(id)).length, login).toBeGreaterThan(1)
})

test('a tenant that is not of the demo has no groups', () => {
  expect(demoGroups('other')).toEqual([])
})
