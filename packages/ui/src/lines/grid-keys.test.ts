import { describe, expect, it } from 'vitest'
import { type GridContext, gridAction, type KeyPress } from './grid-keys.ts'

// Four columns, of which the third is computed; three lines.
const middle: GridContext = {
  row: 1,
  column: 1,
  rows: 3,
  editable: [0, 1, 3],
  caret: 'all',
  touched: false,
  blank: false,
}
const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shift: false,
  alt: false,
  mod: false,
  ...rest,
})
const act = (key: string, context: Partial<GridContext> = {}, rest: Partial<KeyPress> = {}) =>
  gridAction(press(key, rest), { ...middle, ...context })

describe('moving', () => {
  it('goes up and down, and stays at the edges', () => {
    expect(act('ArrowDown')).toEqual({ kind: 'go', row: 2, column: 1 })
    expect(act('ArrowUp')).toEqual({ kind: 'go', row: 0, column: 1 })
    expect(act('ArrowUp', { row: 0 })).toBeUndefined()
  })

  it('goes sideways over computed cells, but only from the edge of the text', () => {
    expect(act('ArrowRight')).toEqual({ kind: 'go', row: 1, column: 3 })
    expect(act('ArrowRight', { caret: 'middle' })).toBeUndefined()
    expect(act('ArrowRight', { caret: 'end' })).toEqual({ kind: 'go', row: 1, column: 3 })
    expect(act('ArrowLeft', { caret: 'end' })).toBeUndefined()
    expect(act('ArrowLeft', { caret: 'empty' })).toEqual({ kind: 'go', row: 1, column: 0 })
    expect(act('ArrowLeft', { column: 0 })).toBeUndefined()
  })

  it('leaves selecting text by keyboard to the input', () => {
    expect(act('ArrowRight', {}, { shift: true })).toBeUndefined()
  })

  it('jumps to the first and the last cell', () => {
    expect(act('End', {}, { mod: true })).toEqual({ kind: 'go', row: 2, column: 3 })
    expect(act('Home', {}, { mod: true })).toEqual({ kind: 'go', row: 0, column: 0 })
  })
})

describe('Enter and Tab at the end', () => {
  it('make a new line', () => {
    expect(act('Enter')).toEqual({ kind: 'go', row: 2, column: 1 })
    expect(act('Enter', { row: 2 })).toEqual({ kind: 'append' })
    expect(act('Tab', { row: 2, column: 3 })).toEqual({ kind: 'append' })
  })

  it('make none after a blank one, so that Tab leads out of the grid', () => {
    expect(act('Tab', { row: 2, column: 3, blank: true })).toBeUndefined()
    expect(act('Enter', { row: 2, blank: true })).toBeUndefined()
    expect(act('Tab', { column: 3 })).toBeUndefined()
    expect(act('Tab', { row: 2, column: 3 }, { shift: true })).toBeUndefined()
  })
})

describe('commands', () => {
  it('are reached by keyboard', () => {
    expect(act('ArrowUp', {}, { alt: true, shift: true })).toEqual({ kind: 'up' })
    expect(act('Enter', {}, { mod: true })).toEqual({ kind: 'insert' })
    expect(act('D', {}, { mod: true, shift: true })).toEqual({ kind: 'duplicate' })
    expect(act('Backspace', {}, { mod: true, shift: true })).toEqual({ kind: 'remove' })
    expect(act('d', {}, { mod: true })).toEqual({ kind: 'fillDown' })
    expect(act('F2')).toEqual({ kind: 'edit' })
  })

  it('leave undo to the input once something was typed in it', () => {
    expect(act('z', {}, { mod: true })).toEqual({ kind: 'undo' })
    expect(act('z', { touched: true }, { mod: true })).toBeUndefined()
  })

  it('leave Alt+arrow to the choice, which it opens', () => {
    expect(act('ArrowDown', {}, { alt: true })).toBeUndefined()
  })
})
