import { expect, test } from 'vitest'
import { exportedNames, missingNames } from './surface.ts'

const kept = { version: '0.2.0', entries: { '.': ['a', 'b'], './list': ['c'] } }

test('what releases may use is gone only when the version says that they no longer fit', () => {
  const without = { '.': ['a'] }
  expect(missingNames(kept, { version: '0.2.1', entries: without })).toEqual(['.: b', './list: c'])
  expect(missingNames(kept, { version: '0.3.0', entries: without })).toEqual([])
  const stable = { ...kept, version: '1.2.0' }
  expect(missingNames(stable, { version: '1.3.0', entries: without })).toHaveLength(2)
  expect(missingNames(stable, { version: '2.0.0', entries: without })).toEqual([])
})

test('more of it fits everybody', () => {
  expect(missingNames(kept, { version: '0.2.0', entries: { ...kept.entries, '.': ['a', 'b', 'd'] } })).toEqual([])
})

test('types are nothing that a release finds in the page', () => {
  expect(exportedNames("export { b, type A, c as d } from './x.ts'\nexport type { E } from './e.ts'\n")).toEqual([
    'b',
    'd',
  ])
})
