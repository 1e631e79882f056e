import { expect, test } from 'vitest'
import { microFrontendSearch } from './page-search.ts'

test('an address keeps the open tab, its page and the releases that are compared', () => {
  const search = { tab: 'compare', page: '3', from: '1.0.0', to: '1.1.0-rc.1' }
  expect(microFrontendSearch(search)).toEqual(search)
})

test('what is the default does not stand in the address', () => {
  expect(microFrontendSearch({ tab: 'releases', page: '1' })).toEqual({})
})

test('what nobody wrote on purpose is dropped', () => {
  expect(microFrontendSearch({ tab: 'x', page: '-1', from: '<img>', to: ['1.0.0'], other: 'y' })).toEqual({})
})
