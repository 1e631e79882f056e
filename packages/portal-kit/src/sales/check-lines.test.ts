import { describe, expect, test } from 'vitest'
import { byLine, checkLines, lineFieldOf } from './check-lines.ts'
import { type DraftLine, newLine, toLineInputs } from './draft-line.ts'

const line = (patch: Partial<DraftLine>): DraftLine => ({
  ...newLine(),
  description: 'Plate',
  unitPrice: '120',
  ...patch,
})
const blank = newLine()

describe('lines being edited', () => {
  test('are sound when every figure is one', () => {
    expect(checkLines([line({}), line({ quantity: '0.5', unitPrice: '0', discountPercent: '100' })])).toEqual({})
  })

  test('say at each cell what is wrong with it', () => {
    const wrong = line({ id: 'a', description: ' ', quantity: '0', unitPrice: 'much', discountPercent: '101' })
    expect(checkLines([wrong])).toEqual({
      'lines.a.description': { code: 'required' },
      'lines.a.quantity': { code: 'not_a_quantity' },
      'lines.a.unitPrice': { code: 'not_a_price' },
      'lines.a.discountPercent': { code: 'not_a_percent' },
    })
  })

  test('that nothing was typed into are neither wrong nor sent', () => {
    expect(checkLines([blank])).toEqual({})
    expect(toLineInputs([blank, line({ id: 'a' })]).map(({ id }) => id)).toEqual(['a'])
  })

  test('are sent with an empty discount as none and without what only the form shows', () => {
    expect(toLineInputs([line({ itemCode: 'S-1' })])[0]).toMatchObject({ discountPercent: '0' })
    expect(toLineInputs([line({ itemCode: 'S-1' })])[0]).not.toHaveProperty('itemCode')
  })

  test('get the problems that the server counted without the blank ones', () => {
    const lines = [blank, line({ id: 'a' }), blank, line({ id: 'b' })]
    expect(lineFieldOf('lines[1].quantity', lines)).toBe('lines.b.quantity')
    expect(lineFieldOf('lines[0].itemId', lines)).toBe('lines.a.description')
    expect(lineFieldOf('lines[7].quantity', lines)).toBe('lines[7].quantity')
    expect(lineFieldOf('subject', lines)).toBe('subject')
  })

  test('have their problems sorted by line and cell', () => {
    const problems = { subject: { code: 'required' }, 'lines.a.quantity': { code: 'not_a_quantity' } }
    expect(byLine(problems, field => `${field}!`)).toEqual({ a: { quantity: 'lines.a.quantity!' } })
  })
})
