import { expect, test } from 'vitest'
import { changesOf, checked, isEditable, next } from './entry.ts'

const input = { title: 'Clean the press', quantity: '2', due: '2030-01-31', note: '' }

test('an entry needs a title, a quantity and a day that exists', () => {
  expect(checked({ ...input, title: '  Clean the press ' })).toEqual(input)
  expect(() => checked({ ...input, title: ' ' })).toThrow('required (entry.title)')
  expect(() => checked({ ...input, quantity: '0' })).toThrow('not_a_quantity (entry.quantity)')
  expect(() => checked({ ...input, quantity: '1e3' })).toThrow('not_a_quantity (entry.quantity)')
  expect(() => checked({ ...input, due: '2030-02-30' })).toThrow('not_a_date (entry.due)')
})

test('an entry is started, then done, and then left alone', () => {
  expect(next('open')).toBe('active')
  expect(next('active')).toBe('done')
  expect(() => next('done')).toThrow('not_allowed_now')
  expect(isEditable('active')).toBe(true)
  expect(isEditable('done')).toBe(false)
})

test('the history names what was changed and nothing else', () => {
  expect(changesOf(input, { ...input, quantity: '3' })).toEqual([{ field: 'quantity', before: '2', after: '3' }])
  expect(changesOf(input, input)).toEqual([])
})
