import { describe, expect, it } from 'vitest'
import type { LineColumn } from './column.ts'
import { pasteBlock } from './paste.ts'

interface Row {
  id: string
  item: string | null
  note: string
  quantity: string
  price: string
  tax: string
}

let last = 0
const newRow = (): Row => ({ id: `new${++last}`, item: null, note: '', quantity: '', price: '', tax: '10' })
const columns: LineColumn<Row>[] = [
  {
    kind: 'combobox',
    key: 'item',
    label: 'Item',
    get: row => (row.item === null ? null : { value: row.item, label: row.item }),
    // Choosing an item brings its list price.
    set: (row, option) => ({ ...row, item: option?.value ?? null, price: option ? '999' : row.price }),
    search: () => Promise.resolve([]),
  },
  {
    kind: 'quantity',
    key: 'quantity',
    label: 'Quantity',
    get: row => row.quantity,
    set: (row, quantity) => ({ ...row, quantity }),
  },
  { kind: 'computed', key: 'amount', label: 'Amount', get: () => '' },
  { kind: 'money', key: 'price', label: 'Unit price', get: row => row.price, set: (row, price) => ({ ...row, price }) },
  {
    kind: 'select',
    key: 'tax',
    label: 'Tax',
    options: [
      { value: '10', label: '10%' },
      { value: '8', label: '8%' },
    ],
    get: row => row.tax,
    set: (row, tax) => ({ ...row, tax }),
  },
]
const first: Row = { id: 'a', item: null, note: '', quantity: '1', price: '5', tax: '10' }

describe('pasteBlock', () => {
  it('fills cells as one sees them, reads figures of a spreadsheet, and appends lines', () => {
    const { operation, left } = pasteBlock(
      [first],
      columns,
      { row: 0, column: 1 },
      [
        ['1,200', 'ignored', '¥50', '8%'],
        ['３', '', '▲4.5', '8'],
      ],
      newRow,
      100,
    )
    expect(operation.rows).toMatchObject([
      { id: 'a', quantity: '1200', price: '50', tax: '8' },
      { quantity: '3', price: '-4.5', tax: '8' },
    ])
    expect(left).toBe(0)
    expect(operation.undo(operation.rows)).toEqual([first])
  })

  it('keeps text that is no number, for the cell to complain about', () => {
    const { operation } = pasteBlock([first], columns, { row: 0, column: 1 }, [['many']], newRow, 100)
    expect(operation.rows[0]?.quantity).toBe('many')
  })

  it('leaves a choice it does not know alone', () => {
    const { operation } = pasteBlock([first], columns, { row: 0, column: 4 }, [['25%']], newRow, 100)
    expect(operation.rows[0]?.tax).toBe('10')
  })

  it('hands texts to look up on, and lets a pasted price win over the item’s own', () => {
    const block = [['BLT-M8', '2', '', '77']]
    const { operation, lookups } = pasteBlock([first], columns, { row: 0, column: 0 }, block, newRow, 100)
    expect(lookups.map(({ rowId, text }) => [rowId, text])).toEqual([['a', 'BLT-M8']])
    const lookup = lookups[0]
    const pasted = operation.rows[0]
    if (!lookup || !pasted) throw new Error('no lookup')
    const resolved = lookup.keepPasted(lookup.column.set(pasted, { value: 'i1', label: 'Bolt' }))
    expect(resolved).toMatchObject({ item: 'i1', quantity: '2', price: '77' })
  })

  it('stops at the greatest number of lines and says how many had no room', () => {
    const block = Array.from({ length: 10 }, () => ['1'])
    const { operation, left } = pasteBlock([first], columns, { row: 0, column: 1 }, block, newRow, 4)
    expect(operation.rows).toHaveLength(4)
    expect(left).toBe(6)
  })
})
