import { expect, it } from 'vitest'
import { parseTsv } from './tsv.ts'

it('reads a block as Excel copies it', () => {
  expect(parseTsv('BLT-M8\t100\r\nNUT-M8\t200\r\n')).toEqual([
    ['BLT-M8', '100'],
    ['NUT-M8', '200'],
  ])
})

it('keeps empty cells and empty rows inside the block', () => {
  expect(parseTsv('a\t\tc\n\nd')).toEqual([['a', '', 'c'], [''], ['d']])
})

it('reads quoted cells with line ends, tabs and quotes', () => {
  expect(parseTsv('"two\nlines"\t"a\ttab"\t"say ""hi"""')).toEqual([['two\nlines', 'a\ttab', 'say "hi"']])
})

it('takes a quote that nothing closes as a sign of inches', () => {
  expect(parseTsv('"5 pipe\tx')).toEqual([['"5 pipe', 'x']])
  expect(parseTsv('5" pipe\tx')).toEqual([['5" pipe', 'x']])
})
