import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listSearch } from './list-search.ts'

const search = listSearch({
  sort: ['number', 'total'],
  defaultSort: '-number',
  filters: { status: ['draft', 'sent', 'expired'], customer: 'text' },
})
const start = search.read({})

describe('the address of a list', () => {
  test('is empty for a list as it starts', () => {
    expect(start).toEqual({
      q: '',
      page: 1,
      pageSize: 50,
      sort: '-number',
      filters: { status: [], customer: '' },
    })
    expect(search.write(start)).toEqual({})
  })

  test('says what differs from the start, and reads back the same', () => {
    const state = {
      q: '007',
      page: 3,
      pageSize: 25,
      sort: 'total' as const,
      filters: { status: ['draft' as const, 'expired' as const], customer: 'Acme' },
    }
    const address = search.write(state)
    expect(address).toEqual({
      q: '007',
      page: '3',
      pageSize: '25',
      sort: 'total',
      status: 'draft,expired',
      customer: 'Acme',
    })
    expect(search.read(address)).toEqual(state)
  })

  test('made by hand or long ago opens the list anyway', () => {
    expect(search.read({ page: '-1', pageSize: '7', sort: 'margin', status: 'draft,nonsense', other: 'x' })).toEqual({
      ...start,
      filters: { status: ['draft'], customer: '' },
    })
    expect(search.validate({ page: '1e9', other: 'x' })).toEqual({})
  })

  test('takes anything and gives an address that reads as the same list', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), raw => {
        const address = search.validate(raw)
        expect(search.validate(address)).toEqual(address)
      }),
    )
  })
})
