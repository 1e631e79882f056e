import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insertRows, moveRow, removeRow, replaceRows } from './operations.ts'

const line = (id: string, text = id) => ({ id, text })
const rows = ['a', 'b', 'c'].map(id => line(id))
const ids = (lines: readonly { id: string }[]) => lines.map(row => row.id).join('')

describe('operations on lines', () => {
  it('insert, remove and move', () => {
    expect(ids(insertRows(rows, 1, [line('x')]).rows)).toBe('axbc')
    expect(ids(removeRow(rows, 'b').rows)).toBe('ac')
    expect(ids(moveRow(rows, 'a', 1).rows)).toBe('bac')
    expect(ids(moveRow(rows, 'a', -1).rows)).toBe('abc')
    expect(ids(moveRow(rows, 'a', 9).rows)).toBe('bca')
  })

  it('give back exactly what was there, for any operation', () => {
    const some = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(some, fc.nat(), fc.integer({ min: -4, max: 4 }), (keys, seed, step) => {
        const lines = keys.map(id => line(id))
        const id = keys[seed % keys.length] ?? ''
        const operations = [
          insertRows(lines, seed % (lines.length + 1), [line('NEW')]),
          removeRow(lines, id),
          moveRow(lines, id, step),
          replaceRows(lines, new Map([[id, line(id, 'changed')]]), [line('NEW')]),
        ]
        for (const operation of operations) expect(operation.undo(operation.rows)).toEqual(lines)
      }),
    )
  })

  it('keep what was edited between a removal and its undo', () => {
    const { rows: left, undo } = removeRow(rows, 'b')
    const edited = left.map(row => (row.id === 'c' ? line('c', 'edited') : row))
    expect(undo(edited)).toEqual([line('a'), line('b'), line('c', 'edited')])
  })

  it('put a line back beside the one it followed, even after others were added', () => {
    const { rows: left, undo } = removeRow(rows, 'b')
    expect(ids(undo([line('x'), ...left]))).toBe('xabc')
    expect(ids(undo(left.filter(row => row.id !== 'a')))).toBe('cb')
  })
})
