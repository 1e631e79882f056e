import { expect, test } from 'vitest'
import { fieldChanges } from './field-changes.ts'

function changes(before: object | undefined, after: object): string[] {
  return fieldChanges(before as never, after as never).map(
    change => `${change.field}: ${change.before} → ${change.after}`,
  )
}

test('a new document has changed in nothing', () => {
  expect(changes(undefined, { subject: '鋼材' })).toEqual([])
})

test('tells each field that is other than before, come or gone', () => {
  expect(changes({ subject: 'a', note: 'b', terms: 'same' }, { subject: 'A', terms: 'same', reason: 'c' })).toEqual([
    'subject: a → A',
    'note: b → ',
    'reason:  → c',
  ])
})

test('says nothing of what every save changes', () => {
  expect(
    changes({ version: 1, updatedAt: 'x', totals: { net: 1 } }, { version: 2, updatedAt: 'y', totals: {} }),
  ).toEqual([])
})

test('shows who or what is meant by its name', () => {
  expect(changes({ customer: { id: '1', name: '東海精機' } }, { customer: { id: '2', name: '森食品' } })).toEqual([
    'customer: 東海精機 → 森食品',
  ])
})

test('tells a line by its place and its field, wherever it has been moved to', () => {
  const [first, second] = [
    { id: 'a', description: 'ボルト', quantity: '1' },
    { id: 'b', description: 'ナット', quantity: '2' },
  ]
  expect(changes({ lines: [first, second] }, { lines: [{ ...second, quantity: '3' }, first] })).toEqual([
    'lines[2].quantity: 2 → 3',
  ])
})

test('tells a line that came and one that went by its description', () => {
  const lines = [{ id: 'a', description: 'ボルト' }]
  expect(changes({}, { lines })).toEqual(['lines[1]:  → ボルト'])
  expect(changes({ lines }, {})).toEqual(['lines[1]: ボルト → '])
})
