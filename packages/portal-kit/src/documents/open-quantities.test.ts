import { expect, test } from 'vitest'
import { nothingOf, openLines, quantityProblems, taken } from './open-quantities.ts'

const plates = { id: 'plates', openQuantity: '12.5' }
const bolts = { id: 'bolts', openQuantity: '4000' }
const lines = [plates, bolts]

test('everything that is open is taken until somebody says otherwise', () => {
  expect(taken(lines, {})).toEqual([
    { id: 'plates', quantity: '12.5' },
    { id: 'bolts', quantity: '4000' },
  ])
})

test('a line that nobody touched follows what is open', () => {
  expect(taken([{ ...plates, openQuantity: '3' }], { bolts: '1' })).toEqual([{ id: 'plates', quantity: '3' }])
})

test.each(['', ' ', '0', '0.000'])('a line with "%s" is left out and is no mistake', quantity => {
  expect(taken(lines, { plates: quantity })).toEqual([{ id: 'bolts', quantity: '4000' }])
  expect(quantityProblems(lines, { plates: quantity })).toEqual({})
})

test('a quantity is sent as a plain decimal however it was typed', () => {
  expect(taken(lines, { bolts: '１,２００' })).toContainEqual({ id: 'bolts', quantity: '1200' })
})

test('more than is open is refused, with what is open; exactly that is fine', () => {
  expect(quantityProblems(lines, { plates: '12.5001', bolts: '4000' })).toEqual({
    plates: { code: 'exceeds_open', params: { open: '12.5' } },
  })
})

test.each(['-1', 'ten', '1.00001'])('"%s" is no quantity', quantity => {
  expect(quantityProblems(lines, { plates: quantity })).toEqual({ plates: { code: 'not_a_quantity' } })
})

test('nothing of any line takes nothing', () => {
  expect(taken(lines, nothingOf(lines))).toEqual([])
})

test('lines of which nothing is open are not offered', () => {
  expect(openLines([...lines, { id: 'gone', openQuantity: '0' }, { id: 'unknown', openQuantity: '' }])).toEqual(lines)
})
