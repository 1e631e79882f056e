import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './portal-search.ts'

test('values stay the text that they are', () => {
  expect(parseSearch('?q=007&on=true&list=[1]')).toEqual({ q: '007', on: 'true', list: '[1]' })
})

test('what is empty is left out', () => {
  expect(stringifySearch({ q: '', page: undefined, sort: null })).toBe('')
  expect(stringifySearch({ q: '見積 1&2' })).toBe('?q=%E8%A6%8B%E7%A9%8D+1%262')
})

test('any text comes back as it was', () => {
  const filled = fc.string({ unit: 'grapheme', minLength: 1 })
  fc.assert(
    fc.property(fc.dictionary(filled, filled), search => {
      expect(parseSearch(stringifySearch(search))).toEqual({ ...search })
    }),
  )
})
