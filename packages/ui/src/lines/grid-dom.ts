import type { Caret } from './grid-keys.ts'

export interface CellPlace {
  /** Id of the line. */
  line: string
  /** Key of the column. */
  column: string
  input: HTMLElement
}

/** The cell an event comes from, if it comes from the input of one. */
export function placeOf(target: EventTarget): CellPlace | undefined {
  if (!(target instanceof HTMLElement) || !target.matches('input, select')) return undefined
  const column = target.closest<HTMLElement>('[data-column]')?.dataset.column
  const line = target.closest<HTMLElement>('[data-line]')?.dataset.line
  return column === undefined || line === undefined ? undefined : { line, column, input: target }
}

/** Where the caret of an input stands. */
export function caretOf(input: HTMLElement): Caret {
  if (!(input instanceof HTMLInputElement)) return 'none'
  const { selectionStart: start, selectionEnd: end, value } = input
  if (value === '') return 'empty'
  if (start === 0 && end === value.length) return 'all'
  if (start !== end) return 'middle'
  if (start === 0) return 'start'
  return end === value.length ? 'end' : 'middle'
}
