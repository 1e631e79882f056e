import { describe, expect, it } from 'vitest'
import { nextSort, visibleColumns } from './column.ts'
import { pageState, togglePage, toggleRange, toggleRow } from './selection.ts'

const page = ['a', 'b', 'c', 'd']

describe('selection', () => {
  it('keeps what is ticked on other pages', () => {
    expect(togglePage(['x', 'a'], page)).toEqual(['x', 'a', 'b', 'c', 'd'])
    expect(togglePage(['x', ...page], page)).toEqual(['x'])
    expect(pageState(['x'], page)).toBe('none')
    expect(pageState(['x', 'a'], page)).toBe('some')
    expect(pageState(page, page)).toBe('all')
    expect(pageState(['x'], [])).toBe('none')
  })

  it('ticks a range in both directions and unticks it the same way', () => {
    expect(toggleRange(['b'], page, 'b', 'd')).toEqual(['b', 'c', 'd'])
    expect(toggleRange(['d'], page, 'd', 'b')).toEqual(['d', 'b', 'c'])
    expect(toggleRange(['c', 'd'], page, 'b', 'd')).toEqual([])
  })

  it('ticks one row when the start of the range is on another page', () => {
    expect(toggleRange([], page, 'x', 'b')).toEqual(['b'])
    expect(toggleRange([], page, undefined, 'b')).toEqual(['b'])
    expect(toggleRow(['b'], 'b')).toEqual([])
  })
})

describe('columns', () => {
  it('sort up, down, then not at all', () => {
    expect(nextSort(undefined, 'number')).toEqual({ column: 'number', direction: 'asc' })
    expect(nextSort({ column: 'number', direction: 'asc' }, 'number')).toEqual({ column: 'number', direction: 'desc' })
    expect(nextSort({ column: 'number', direction: 'desc' }, 'number')).toBeUndefined()
    expect(nextSort({ column: 'number', direction: 'desc' }, 'total')).toEqual({ column: 'total', direction: 'asc' })
  })

  it('never hide the one that names the row', () => {
    const columns = ['number', 'customer', 'total'].map(key => ({ key, label: key, cell: () => key }))
    expect(visibleColumns(columns, ['number', 'total']).map(column => column.key)).toEqual(['number', 'customer'])
  })
})
