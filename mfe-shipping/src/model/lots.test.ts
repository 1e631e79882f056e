import { expect, test } from 'vitest'
import { lotsOf, namedLots, tooLongLots } from './lots.ts'

const lines = [
  { id: 'plates', lot: 'H-2291' },
  { id: 'bolts', lot: '' },
]

test('packing without typing anything keeps the lots that were written down before', () => {
  expect(namedLots(lines, lotsOf(lines))).toEqual([{ lineId: 'plates', lot: 'H-2291' }])
})

test('a lot that was emptied is not sent, so that the line has none', () => {
  expect(namedLots(lines, { plates: ' ', bolts: ' L-7 ' })).toEqual([{ lineId: 'bolts', lot: 'L-7' }])
})

test('lots of lines that are not in the shipment are not sent', () => {
  expect(namedLots(lines, { gone: 'L-1' })).toEqual([])
})

test('fifty characters fit, fifty-one do not', () => {
  expect(tooLongLots(lines, { plates: 'x'.repeat(50), bolts: 'x'.repeat(51) })).toEqual(['bolts'])
})
