import { expect, test } from 'vitest'
import { groupAndBelow, groupTree } from './group-tree.ts'

const group = (id: string, parentId = '', allHands = false) => ({ id, name: id, parentId, allHands })
const drawn = (groups: readonly ReturnType<typeof group>[]) =>
  groupTree(groups, 'en').map(({ group: { id }, depth }) => `${'-'.repeat(depth)}${id}`)

test('each group is followed by those below it, by name, all hands first', () => {
  const groups = [
    group('press', 'works'),
    group('works'),
    group('sales'),
    group('zz-all', '', true),
    group('lathe', 'works'),
  ]
  expect(drawn(groups)).toEqual(['zz-all', 'sales', 'works', '-lathe', '-press'])
})

test('a group below one that this person may not know of is still shown', () => {
  expect(drawn([group('secret-child', 'hidden'), group('a')])).toEqual(['a', 'secret-child'])
})

test('a circle neither hangs nor hides a group', () => {
  expect(
    drawn([group('a', 'b'), group('b', 'a')])
      .map(name => name.replaceAll('-', ''))
      .toSorted(),
  ).toEqual(['a', 'b'])
})

test('what stands below a group, at any depth, may not become its parent', () => {
  const groups = [group('a'), group('b', 'a'), group('c', 'b'), group('d')]
  expect(groupAndBelow(groups, 'a')).toEqual(new Set(['a', 'b', 'c']))
})
