import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEPTH, type Place, requirePlace } from './tree.ts'

const PLACES: Place[] = [
  { id: 'all', parentId: '' },
  { id: 'sales', parentId: 'all' },
  { id: 'east', parentId: 'sales' },
  { id: 'making', parentId: 'all' },
]

const refusal = (work: () => void) => {
  try {
    work()
    return undefined
  } catch (error) {
    return (error as { code: string }).code
  }
}

test('a group goes under any other, to the top, and stays where it is', () => {
  for (const parentId of ['', 'all', 'making'])
    expect(refusal(() => requirePlace(PLACES, 'sales', parentId))).toBeUndefined()
})

test('a group never goes under itself or what is below it', () => {
  for (const parentId of ['sales', 'east'])
    expect(refusal(() => requirePlace(PLACES, 'sales', parentId))).toBe('below_itself')
})

test('what is below a group counts when it is moved deeper', () => {
  const chain = Array.from({ length: DEPTH - 1 }, (_, n) => ({ id: `c${n}`, parentId: n === 0 ? '' : `c${n - 1}` }))
  const places = [...chain, { id: 'leaf', parentId: '' }, ...PLACES]
  const deepest = `c${DEPTH - 2}`
  expect(refusal(() => requirePlace(places, 'leaf', deepest))).toBeUndefined()
  expect(refusal(() => requirePlace(places, 'sales', deepest))).toBe('too_deep')
  expect(refusal(() => requirePlace(places, 'new', deepest))).toBeUndefined()
})

test('however groups are moved, every one of them is found from the top', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const move = fc.record({ id: fc.constantFrom(...ids), parentId: fc.constantFrom('', ...ids) })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), moves => {
      const places = new Map(ids.map(id => [id, '']))
      for (const { id, parentId } of moves) {
        const all = [...places].map(([known, under]) => ({ id: known, parentId: under }))
        if (refusal(() => requirePlace(all, id, parentId)) === undefined) places.set(id, parentId)
      }
      for (const id of ids) {
        const seen = new Set<string>()
        for (let at = id; at !== ''; at = places.get(at) ?? '') {
          expect(seen.has(at)).toBe(false)
          seen.add(at)
        }
      }
    }),
  )
})
